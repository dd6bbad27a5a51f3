package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Row;
import io.drover.time.Time;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an import had to leave behind, as {@code failed_relations} shows it. */
final class ImportFailures implements FailureLog {
    private static final int SHOWN = 100;
    private static final String TABLE = "import_failures";

    private final Database db;
    private final Time time;
    private final Row owner;
    private final String correlationId;

    ImportFailures(Database db, Time time, Row owner, String correlationId) {
        this.db = db;
        this.time = time;
        this.owner = owner;
        this.correlationId = correlationId;
    }

    @Override
    public void record(String relation, long line, String source, RuntimeException error) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("owner", owner.toString());
        columns.put("relation_key", relation);
        columns.put("relation_index", line);
        columns.put("source", source);
        columns.put("exception_class", error instanceof RecordError known ? known.exceptionClass() : "StandardError");
        columns.put("exception_message", error.getMessage() == null ? error.toString() : error.getMessage());
        columns.put("correlation_id_value", correlationId);
        columns.put("created_at", time.now());
        db.table(TABLE).insert(columns);
    }

    /** The first hundred. */
    static List<Map<String, @Nullable Object>> shown(Database db, Row owner) {
        return db.table(TABLE).where("owner", owner.toString()).stream().limit(SHOWN).map(ImportFailures::present).toList();
    }

    private static Map<String, @Nullable Object> present(Row row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", row.id());
        shown.put("created_at", row.get("created_at"));
        shown.put("exception_class", row.get("exception_class"));
        shown.put("exception_message", row.get("exception_message"));
        shown.put("source", row.get("source"));
        shown.put("relation_name", row.get("relation_key"));
        shown.put("line_number", row.number("relation_index") + 1);
        return shown;
    }
}
