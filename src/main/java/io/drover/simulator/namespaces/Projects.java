package io.drover.simulator.namespaces;

import io.drover.simulator.ApiError;
import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes, renames and removes projects. */
public final class Projects {
    private static final List<String> OWNED_BY_PROJECT = List.of(
            "project_group_links", "protected_branches", "protected_tags", "uploads", "lfs_objects_projects", "issues", "merge_requests",
            "labels", "milestones", "releases", "snippets", "boards", "ci_variables", "ci_pipelines", "ci_pipeline_schedules", "hooks",
            "deploy_keys_projects", "badges");

    private final Instance instance;
    private final Database db;
    private final Directory directory;

    public Projects(Instance instance) {
        this.instance = instance;
        this.db = instance.db();
        this.directory = new Directory(db);
    }

    /**
     * Makes a project with an empty repository.
     *
     * @param extra columns that differ from the defaults, such as {@code visibility_level}
     * @throws ApiError 400 when the name or path is taken, malformed or reserved
     */
    public Row create(Row creator, Row namespace, String name, String path, Map<String, ? extends @Nullable Object> extra) {
        PathRules.checkProject(name, path);
        Instant now = instance.time().now();
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        ProjectSettings.defaults(columns);
        columns.put("name", name);
        columns.put("path", path);
        columns.put("namespace_id", namespace.id());
        columns.put("creator_id", creator.id());
        columns.put("visibility_level", (long) Levels.PRIVATE);
        columns.put("archived", false);
        columns.put("default_branch", null);
        columns.put("avatar", null);
        columns.put("star_count", 0L);
        columns.put("import_status", "none");
        columns.put("import_type", null);
        columns.put("import_error", null);
        columns.put("import_url", null);
        columns.put("marked_for_deletion_at", null);
        columns.put("forked_from_project_id", null);
        columns.put("created_at", now);
        columns.put("updated_at", now);
        columns.put("last_activity_at", now);
        columns.putAll(extra);
        columns.put("full_path", namespace.text("full_path") + "/" + path);
        columns.put("route", Directory.route(namespace.text("full_path") + "/" + path));
        synchronized (db.table("projects")) {
            refuseTaken(namespace, name, path, null);
            Row project = db.table("projects").insert(columns);
            if (namespace.text("type").equals("User")) {
                new Members(instance).insert("Project", project.id(), creator.id(), Levels.OWNER, creator);
            }
            return project;
        }
    }

    /** @throws ApiError 400 when another project or subgroup has the name or path */
    void refuseTaken(Row namespace, String name, String path, @Nullable Row except) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        for (Row other : db.table("projects").where("namespace_id", namespace.id())) {
            if (!other.equals(except) && other.text("path").equalsIgnoreCase(path)) {
                errors.put("project_namespace.path", List.of("has already been taken"));
                errors.put("path", List.of("has already been taken"));
            }
            if (!other.equals(except) && other.text("name").equals(name)) {
                errors.put("project_namespace.name", List.of("has already been taken"));
                errors.put("name", List.of("has already been taken"));
            }
        }
        if (directory.namespace(namespace.text("full_path") + "/" + path).filter(g -> g.text("type").equals("Group")).isPresent()) {
            errors.put("path", List.of("has already been taken"));
        }
        if (!errors.isEmpty()) {
            throw new ApiError(400, Map.of("message", errors));
        }
    }

    /** Gives a project another place; the old path answers with a redirect from now on. */
    void move(Row project, Row namespace, String path) {
        String before = project.text("full_path");
        String after = namespace.text("full_path") + "/" + path;
        project.set("namespace_id", namespace.id()).set("path", path).set("full_path", after).set("route", Directory.route(after));
        new Redirects(db).remember(before, after);
    }

    /** Removes a project and all it owns. */
    public void delete(Row project) {
        untie("issues", "project_id", project, "issue_links", "source_id", "target_id");
        untie("merge_requests", "target_project_id", project, "merge_request_blocks", "blocking_merge_request_id", "blocked_merge_request_id");
        for (String table : OWNED_BY_PROJECT) {
            db.table(table).where("project_id", project.id()).forEach(db.table(table)::delete);
        }
        db.table("members").where("source_id", project.id()).stream()
                .filter(member -> member.text("source_type").equals("Project"))
                .forEach(db.table("members")::delete);
        db.table("projects").delete(project);
    }

    /** A tie between two records goes with either of them. */
    private void untie(String table, String owner, Row project, String ties, String oneEnd, String otherEnd) {
        for (Row record : db.table(table).where(owner, project.id())) {
            List.copyOf(db.table(ties).where(oneEnd, record.id())).forEach(db.table(ties)::delete);
            List.copyOf(db.table(ties).where(otherEnd, record.id())).forEach(db.table(ties)::delete);
        }
    }

    /** Marks recent work. */
    public void touch(Row project) {
        project.set("last_activity_at", instance.time().now());
    }
}
