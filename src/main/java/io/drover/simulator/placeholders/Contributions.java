package io.drover.simulator.placeholders;

import io.drover.simulator.Database;
import io.drover.simulator.Row;
import io.drover.simulator.Table;
import io.drover.simulator.content.Schema;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Every column of content that names a user, and how one user takes another's place there. */
final class Contributions {
    private static final Set<String> USER_COLUMNS = Set.of(
            "author_id", "user_id", "assignee_id", "updated_by_id", "last_edited_by_id", "closed_by_id", "resolved_by_id", "merge_user_id", "merged_by_id",
            "latest_closed_by_id", "owner_id", "creator_id");

    /** Where the database allows one user once beside this column: a second one is left as it was (app/services/import/reassign_placeholder_user_records_service.rb). */
    private static final Map<String, String> ONCE_BESIDE = Map.of(
            "issue_assignees", "issue_id",
            "merge_request_assignees", "merge_request_id",
            "merge_request_reviewers", "merge_request_id",
            "approvals", "merge_request_id");

    private final Database db;

    Contributions(Database db) {
        this.db = db;
    }

    void move(long from, long to) {
        Schema.tables().forEach((name, columns) -> columns.stream().filter(USER_COLUMNS::contains).forEach(column -> move(db.table(name), column, from, to)));
    }

    boolean any(long user) {
        return Schema.tables().entrySet().stream()
                .anyMatch(table -> table.getValue().stream().filter(USER_COLUMNS::contains).anyMatch(column -> !db.table(table.getKey()).where(column, user).isEmpty()));
    }

    private void move(Table table, String column, long from, long to) {
        for (Row row : table.where(column, from)) {
            if (!twice(table, row, column, to)) {
                row.set(column, to);
            }
        }
    }

    private static boolean twice(Table table, Row row, String column, long to) {
        String beside = ONCE_BESIDE.get(table.name());
        if (beside == null) {
            return false;
        }
        List<Row> others = table.where(column, to);
        return others.stream().anyMatch(other -> java.util.Objects.equals(other.get(beside), row.get(beside)));
    }
}
