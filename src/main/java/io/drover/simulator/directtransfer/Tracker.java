package io.drover.simulator.directtransfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one step of an entity stands: its state, and how many objects the source has, were read and were written (app/models/bulk_imports/tracker.rb). */
final class Tracker {
    private static final String TABLE = "bulk_import_trackers";

    private final Row row;
    private Map<Long, String> brokenBatches = Map.of();

    private Tracker(Row row) {
        this.row = row;
    }

    static Tracker create(Instance instance, Row entity, Step step) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("bulk_import_entity_id", entity.id());
        columns.put("pipeline", step.name());
        columns.put("relation", step.relation());
        columns.put("stage", step.stage());
        columns.put("status", Imports.CREATED);
        columns.put("created_at", instance.time().now());
        columns.put("batches_done", 0L);
        columns.put("network_errors", 0L);
        for (String count : new String[] {"source", "fetched", "imported"}) {
            columns.put(count, 0L);
        }
        return new Tracker(instance.db().table(TABLE).insert(columns));
    }

    /** By relation, of the steps that read files and counted something. */
    static Map<String, Map<String, Long>> stats(Instance instance, Row entity) {
        Map<String, Map<String, Long>> stats = new LinkedHashMap<>();
        for (Row row : instance.db().table(TABLE).where("bulk_import_entity_id", entity.id())) {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (String count : new String[] {"source", "fetched", "imported"}) {
                counts.put(count, row.number(count));
            }
            if (row.has("relation") && counts.values().stream().anyMatch(count -> count > 0)) {
                stats.put(row.text("relation"), counts);
            }
        }
        return stats;
    }

    Row row() {
        return row;
    }

    void state(String status) {
        row.set("status", status);
    }

    /** What the source says about its export. */
    void exported(ExportStatus export) {
        row.set("source", export.objects()).set("batched", export.batched()).set("batches", export.batches());
        brokenBatches = export.brokenBatches();
    }

    Optional<String> brokenBatch(long number) {
        return Optional.ofNullable(brokenBatches.get(number));
    }

    boolean batched() {
        return row.flag("batched");
    }

    long batches() {
        return row.number("batches");
    }

    void fetched() {
        row.set("fetched", row.number("fetched") + 1);
    }

    void imported() {
        row.set("imported", row.number("imported") + 1);
    }

    long batchesDone() {
        return row.number("batches_done");
    }

    void batchDone() {
        row.set("batches_done", batchesDone() + 1);
    }

    /** Counts one more, and says how many there were with it. */
    long networkError() {
        row.set("network_errors", row.number("network_errors") + 1);
        return row.number("network_errors");
    }
}
