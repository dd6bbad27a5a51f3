package io.drover.simulator.repository;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which branch is the default one, and its protection (doc/user/project/repository/branches/default.md). */
public final class DefaultBranch {
    private final Instance instance;

    public DefaultBranch(Instance instance) {
        this.instance = instance;
    }

    /**
     * To be called after refs changed: gives a project that had no default branch the one HEAD names, or the first there is, and
     * protects it.
     */
    public void discover(Row project) {
        Path repository = instance.repository(project);
        Git git = new Git(repository);
        List<String> branches = git.run("for-each-ref", "--format=%(refname:short)", "refs/heads").lines();
        String known = project.textOrNull("default_branch");
        if (branches.isEmpty() || (known != null && branches.contains(known))) {
            noteReadme(project, git);
            return;
        }
        String head = git.run("symbolic-ref", "--short", "HEAD").text();
        String branch = branches.contains(head) ? head : branches.getFirst();
        git.require("symbolic-ref", "HEAD", "refs/heads/" + branch);
        project.set("default_branch", branch);
        noteReadme(project, git);
        if (known == null && instance.settings().number("default_branch_protection") > 0) {
            protect(project, branch);
        }
    }

    private static void noteReadme(Row project, Git git) {
        String branch = project.textOrNull("default_branch");
        if (branch != null) {
            boolean readme = git.run("cat-file", "-e", "refs/heads/" + branch + ":README.md").ok();
            if (readme != project.flag("has_readme")) {
                project.set("has_readme", readme);
            }
        }
    }

    private void protect(Row project, String branch) {
        boolean already = instance.db().table("protected_branches").where("project_id", project.id()).stream()
                .anyMatch(row -> row.text("name").equals(branch));
        if (already) {
            return;
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("project_id", project.id());
        columns.put("name", branch);
        columns.put("allow_force_push", false);
        columns.put("code_owner_approval_required", false);
        columns.put("created_at", instance.time().now());
        columns.put("updated_at", instance.time().now());
        Row protection = instance.db().table("protected_branches").insert(columns);
        for (String table : List.of("protected_branch_push_access_levels", "protected_branch_merge_access_levels")) {
            instance.db().table(table).insert(Map.of("protected_branch_id", protection.id(), "access_level", (long) Levels.MAINTAINER));
        }
    }
}
