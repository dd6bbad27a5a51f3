package io.drover.simulator.namespaces;

import io.drover.simulator.Database;
import io.drover.simulator.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds users, groups and projects. Groups and personal namespaces are rows of {@code namespaces} ({@code type} is {@code Group} or
 * {@code User}); both they and projects carry {@code full_path}, and {@code route}, its lower-case form that lookups use.
 */
public final class Directory {
    private final Database db;

    public Directory(Database db) {
        this.db = db;
    }

    /** By id or full path, in any case. */
    public Optional<Row> project(String idOrPath) {
        return numeric(idOrPath) ? db.table("projects").byId(Long.parseLong(idOrPath)) : db.table("projects").first("route", route(idOrPath));
    }

    public Optional<Row> group(String idOrPath) {
        return namespace(idOrPath).filter(row -> row.text("type").equals("Group"));
    }

    public Optional<Row> namespace(String idOrPath) {
        return numeric(idOrPath) ? db.table("namespaces").byId(Long.parseLong(idOrPath)) : db.table("namespaces").first("route", route(idOrPath));
    }

    public Optional<Row> user(String username) {
        return db.table("users").first("username_key", username.toLowerCase(Locale.ROOT));
    }

    /** The namespace a project is in. */
    public Row namespaceOf(Row project) {
        return db.table("namespaces").byId(project.number("namespace_id")).orElseThrow();
    }

    public @Nullable Row parent(Row namespace) {
        Long parent = namespace.numberOrNull("parent_id");
        return parent == null ? null : db.table("namespaces").byId(parent).orElse(null);
    }

    /** The namespace itself first, its root last. */
    public List<Row> lineage(Row namespace) {
        List<Row> lineage = new ArrayList<>();
        for (Row at = namespace; at != null; at = parent(at)) {
            lineage.add(at);
        }
        return lineage;
    }

    /** Subgroups of every depth, parents before children. */
    public List<Row> descendants(Row group) {
        List<Row> found = new ArrayList<>(db.table("namespaces").where("parent_id", group.id()));
        for (int i = 0; i < found.size(); i++) {
            found.addAll(db.table("namespaces").where("parent_id", found.get(i).id()));
        }
        return found;
    }

    public static String route(String fullPath) {
        return fullPath.toLowerCase(Locale.ROOT);
    }

    private static boolean numeric(String text) {
        return !text.isEmpty() && text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
