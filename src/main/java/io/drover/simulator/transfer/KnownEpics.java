package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Epics that the group being filled, or the group of the project, and those above it have. Among groups an epic is known by title,
 * description and time of creation (lib/gitlab/import_export/group/object_builder.rb), to an issue by its title alone
 * (lib/gitlab/import_export/project/object_builder.rb). One that nobody has is made in the nearest group.
 */
final class KnownEpics {
    private final ImportContext context;
    private final Database db;

    KnownEpics(ImportContext context) {
        this.context = context;
        this.db = context.instance().db();
    }

    Optional<Row> find(Draft epic) {
        List<String> by = context.project() ? List.of("title") : List.of("title", "description", "created_at");
        return context.groups().stream()
                .flatMap(this::of)
                .filter(row -> by.stream().allMatch(column -> Objects.equals(row.get(column), epic.get(column))))
                .findFirst();
    }

    Row findOrMake(Draft epic) {
        return find(epic).orElseGet(() -> make(epic));
    }

    private Stream<Row> of(Row group) {
        return db.table("epics").where("group_id", group.id()).stream();
    }

    /** Which number GitLab gives where its own is taken is not known; here it is the next free one. */
    private Row make(Draft epic) {
        Row group = context.groups().getFirst();
        Map<String, @Nullable Object> columns = new HashMap<>(epic.columns());
        boolean taken = columns.get("iid") == null || of(group).anyMatch(row -> Objects.equals(row.get("iid"), columns.get("iid")));
        if (taken) {
            columns.put("iid", 1 + of(group).mapToLong(row -> row.number("iid")).max().orElse(0));
        }
        columns.put("group_id", group.id());
        columns.put("state", "opened");
        return db.table("epics").insert(columns);
    }
}
