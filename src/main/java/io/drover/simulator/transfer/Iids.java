package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Row;
import java.util.List;

/** Numbers inside one project or group. */
final class Iids {
    private Iids() {}

    static List<Row> rows(Database db, String table, ImportContext context) {
        String column = !context.project() ? "group_id" : table.equals("merge_requests") ? "target_project_id" : "project_id";
        return db.table(table).where(column, context.owner().id());
    }

    static long next(Database db, String table, ImportContext context) {
        return rows(db, table, context).stream().mapToLong(row -> row.has("iid") ? row.number("iid") : 0).max().orElse(0) + 1;
    }
}
