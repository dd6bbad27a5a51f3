package io.drover.simulator.namespaces;

import io.drover.simulator.ApiError;
import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import io.drover.simulator.people.Users;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes, renames and removes groups. They are rows of {@code namespaces} with {@code type} {@code Group}. */
public final class Groups {
    private final Instance instance;
    private final Database db;
    private final Directory directory;

    public Groups(Instance instance) {
        this.instance = instance;
        this.db = instance.db();
        this.directory = new Directory(db);
    }

    /**
     * Makes a group; the creator becomes its owner when it is a top-level one.
     *
     * @param parent null for a top-level group
     * @param extra columns that differ from the defaults, such as {@code visibility_level}
     * @throws ApiError 400 when the path is taken, malformed or reserved
     */
    public Row create(Row creator, @Nullable Row parent, String name, String path, Map<String, ? extends @Nullable Object> extra) {
        PathRules.checkGroup(name, path, parent == null);
        Instant now = instance.time().now();
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        GroupSettings.defaults(columns);
        columns.put("type", "Group");
        columns.put("name", name);
        columns.put("path", path);
        columns.put("parent_id", parent == null ? null : parent.id());
        columns.put("owner_id", null);
        columns.put("visibility_level", (long) Levels.PRIVATE);
        columns.put("archived", false);
        columns.put("avatar", null);
        columns.put("marked_for_deletion_on", null);
        columns.put("created_at", now);
        columns.put("updated_at", now);
        columns.putAll(extra);
        String fullPath = parent == null ? path : parent.text("full_path") + "/" + path;
        columns.put("full_path", fullPath);
        columns.put("route", Directory.route(fullPath));
        synchronized (db.table("namespaces")) {
            refuseTaken(fullPath);
            Row group = db.table("namespaces").insert(columns);
            if (parent == null) {
                new Members(instance).insert("Namespace", group.id(), creator.id(), Levels.OWNER, creator);
            }
            return group;
        }
    }

    void refuseTaken(String fullPath) {
        if (directory.namespace(fullPath).isPresent() || directory.project(fullPath).isPresent()) {
            throw new ApiError(
                    400, Map.of("message", "Failed to save group {path: [\"has already been taken\"]}", "path", List.of("has already been taken")));
        }
    }

    /** Gives a group another parent or path, and everything below it with it. */
    void move(Row group, @Nullable Row parent, String path) {
        String before = group.text("full_path");
        String after = parent == null ? path : parent.text("full_path") + "/" + path;
        group.set("parent_id", parent == null ? null : parent.id()).set("path", path);
        relocate(group, before, after);
        for (Row below : directory.descendants(group)) {
            relocate(below, before, after);
        }
        Redirects redirects = new Redirects(db);
        redirects.remember(before, after);
    }

    private void relocate(Row namespace, String before, String after) {
        String moved = after + namespace.text("full_path").substring(before.length());
        namespace.set("full_path", moved).set("route", Directory.route(moved));
        for (Row project : db.table("projects").where("namespace_id", namespace.id())) {
            String was = project.text("full_path");
            String is = moved + "/" + project.text("path");
            project.set("full_path", is).set("route", Directory.route(is));
            new Redirects(db).remember(was, is);
        }
    }

    /** Removes a group, its subgroups and all their projects. */
    public void delete(Row group) {
        Projects projects = new Projects(instance);
        for (Row each : directory.descendants(group).reversed()) {
            remove(projects, each);
        }
        remove(projects, group);
        removePlaceholders(group);
    }

    /** GitLab's job for it runs some time later (gitlab-org/gitlab merge request 188764); here it is at once. */
    private void removePlaceholders(Row group) {
        Users users = new Users(instance);
        for (Row person : db.table("import_source_users").where("namespace_id", group.id())) {
            Long placeholder = person.numberOrNull("placeholder_user_id");
            db.table("import_placeholder_memberships").where("source_user_id", person.id()).forEach(db.table("import_placeholder_memberships")::delete);
            db.table("import_source_users").delete(person);
            if (placeholder != null) {
                db.table("users").byId(placeholder).filter(user -> user.text("user_type").equals("placeholder")).ifPresent(users::delete);
            }
        }
        for (Row common : db.table("namespace_import_users").where("namespace_id", group.id())) {
            db.table("users").byId(common.number("user_id")).ifPresent(users::delete);
            db.table("namespace_import_users").delete(common);
        }
    }

    private void remove(Projects projects, Row group) {
        db.table("projects").where("namespace_id", group.id()).forEach(projects::delete);
        for (String table : List.of("labels", "milestones", "boards", "ci_group_variables", "hooks", "badges")) {
            db.table(table).where("group_id", group.id()).forEach(db.table(table)::delete);
        }
        db.table("members").where("source_id", group.id()).stream()
                .filter(member -> member.text("source_type").equals("Namespace"))
                .forEach(db.table("members")::delete);
        db.table("group_group_links").where("shared_group_id", group.id()).forEach(db.table("group_group_links")::delete);
        db.table("group_group_links").where("shared_with_group_id", group.id()).forEach(db.table("group_group_links")::delete);
        db.table("project_group_links").where("group_id", group.id()).forEach(db.table("project_group_links")::delete);
        db.table("namespaces").delete(group);
    }
}
