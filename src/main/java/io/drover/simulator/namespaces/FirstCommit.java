package io.drover.simulator.namespaces;

import io.drover.simulator.Call;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.repository.DefaultBranch;
import io.drover.simulator.repository.Git;
import io.drover.simulator.repository.Identity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a new project's repository starts with. */
final class FirstCommit {
    private final Instance instance;

    FirstCommit(Instance instance) {
        this.instance = instance;
    }

    /** With {@code initialize_with_readme}, a README on the default branch. */
    void add(Call call, Row project, Row author) {
        Optional<String> asked = call.text("default_branch").filter(b -> !b.isEmpty());
        if (!call.flag("initialize_with_readme").orElse(false)) {
            asked.ifPresent(branch -> new Git(instance.repository(project)).require("symbolic-ref", "HEAD", "refs/heads/" + branch));
            return;
        }
        String branch = asked.orElseGet(() -> Objects.requireNonNullElse(instance.settings().textOrNull("default_branch_name"), "main"));
        Git git = new Git(instance.repository(project));
        byte[] readme = ("# " + project.text("name") + "\n").getBytes(StandardCharsets.UTF_8);
        String blob = git.run(new ByteArrayInputStream(readme), Map.of(), "hash-object", "-w", "--stdin").text();
        String tree = git.run(new ByteArrayInputStream(("100644 blob " + blob + "\tREADME.md\n").getBytes(StandardCharsets.UTF_8)), Map.of(), "mktree").text();
        Map<String, String> identity = Identity.of(author, instance.time().now());
        String commit = git.run(java.io.InputStream.nullInputStream(), identity, "commit-tree", tree, "-m", "Initial commit").text();
        git.require("update-ref", "refs/heads/" + branch, commit);
        git.require("symbolic-ref", "HEAD", "refs/heads/" + branch);
        new DefaultBranch(instance).discover(project);
    }

    /** Lets HEAD follow the project's default branch. */
    void pointHead(Row project) {
        String branch = project.textOrNull("default_branch");
        if (branch != null && instance.hasRepository(project)) {
            new Git(instance.repository(project)).require("symbolic-ref", "HEAD", "refs/heads/" + branch);
        }
    }

    /** Everything a fork gets from its origin. */
    void copy(Row origin, Row fork) {
        if (instance.hasRepository(origin)) {
            new Git(instance.repository(fork)).require(
                    "fetch", "--quiet", instance.repository(origin).toString(), "+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*");
            pointHead(fork);
        }
    }
}
