package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who stands above a project or group, and who belongs to them. */
final class Namespaces {
    private static final int DEEPEST = 25;

    private Namespaces() {}

    static Optional<Row> namespaceOf(Database db, Row project) {
        return byId(db, project.numberOrNull("namespace_id"));
    }

    static Optional<Row> byId(Database db, @Nullable Long id) {
        return id == null ? Optional.empty() : db.table("namespaces").byId(id);
    }

    static boolean isGroup(Row namespace) {
        return "Group".equals(namespace.get("type"));
    }

    /** The group the project lies in and its ancestors, nearest first; none for a personal project. */
    static List<Row> groupsOf(Database db, Row project) {
        return namespaceOf(db, project).filter(Namespaces::isGroup).map(group -> groupAndAncestors(db, group)).orElse(List.of());
    }

    static List<Row> groupAndAncestors(Database db, Row group) {
        List<Row> groups = new ArrayList<>();
        Optional<Row> next = Optional.of(group);
        while (next.isPresent() && groups.size() < DEEPEST) {
            groups.add(next.get());
            next = byId(db, next.get().numberOrNull("parent_id"));
        }
        return groups;
    }

    static List<Row> members(Database db, String sourceType, long sourceId) {
        return db.table("members").where("source_id", sourceId).stream()
                .filter(member -> sourceType.equals(member.get("source_type")))
                .toList();
    }
}
