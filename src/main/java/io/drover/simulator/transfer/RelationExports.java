package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Exports of single relations. They belong to the user who asked for them: one row a relation, whose batches a new request throws away
 * (app/services/bulk_imports/batched_relation_export_service.rb).
 */
final class RelationExports {
    static final long STARTED = 0;
    static final long FINISHED = 1;
    static final long FAILED = -1;
    /** A finished file as young as this is not made again (app/services/bulk_imports/relation_export_service.rb). */
    private static final Duration STILL_GOOD = Duration.ofMinutes(3);

    private final Instance instance;
    private final Table exports;
    private final Table batches;

    RelationExports(Instance instance) {
        this.instance = instance;
        this.exports = instance.db().table("bulk_import_exports");
        this.batches = instance.db().table("bulk_import_export_batches");
    }

    List<Row> of(Row owner, Row user) {
        return exports.where("owner", owner.toString()).stream().filter(row -> Objects.equals(row.get("user_id"), user.id())).toList();
    }

    Optional<Row> find(Row owner, Row user, String relation) {
        return of(owner, user).stream().filter(row -> relation.equals(row.get("relation"))).findFirst();
    }

    List<Row> batches(Row export) {
        return batches.where("export_id", export.id());
    }

    /** Throws away what this user exported before, then one job a relation. */
    void start(Row owner, boolean project, Row user, boolean batched) {
        PortableRelations relations = new PortableRelations(instance, owner, project);
        synchronized (exports) {
            of(owner, user).stream().filter(export -> !young(export)).forEach(this::reset);
        }
        for (String relation : relations.names()) {
            instance.later(Duration.ZERO, () -> begin(owner, user, relations, relation, batched && relations.batchable(relation)));
        }
    }

    private boolean young(Row export) {
        Instant updated = export.time("updated_at");
        boolean fresh = updated != null && updated.plus(STILL_GOOD).isAfter(instance.time().now());
        return fresh && export.number("status") == FINISHED && !export.flag("batched");
    }

    private void reset(Row export) {
        batches(export).forEach(batches::delete);
        export.set("status", STARTED).set("batches_count", 0L).set("error", null).set("export_file", null);
    }

    private void begin(Row owner, Row user, PortableRelations relations, String relation, boolean batched) {
        Row export;
        synchronized (exports) {
            Optional<Row> earlier = find(owner, user, relation);
            if (earlier.filter(this::young).isPresent() && !batched) {
                return;
            }
            export = earlier.orElseGet(() -> exports.insert(columns(Map.of("owner", owner.toString(), "user_id", user.id(), "relation", relation))));
            reset(export.set("batched", batched));
        }
        try {
            breakDown(owner.text("full_path") + " " + relation);
            List<Object> objects = relations.objects(relation);
            export.set("total_objects_count", (long) objects.size());
            if (batched) {
                split(export, owner, relations, objects);
            } else {
                finish(export, relations.write(relation, objects, directory(export, 0)));
            }
        } catch (IOException | RuntimeException e) {
            fail(export, e);
        }
    }

    private void split(Row export, Row owner, PortableRelations relations, List<Object> objects) {
        int size = (int) Math.max(1, instance.settings().number("relation_export_batch_size"));
        int count = (objects.size() + size - 1) / size;
        export.set("batches_count", (long) count);
        if (count == 0) {
            finish(export, null);
        }
        for (int number = 1; number <= count; number++) {
            List<Object> part = objects.subList((number - 1) * size, Math.min(objects.size(), number * size));
            Row batch = batches.insert(columns(Map.of("export_id", export.id(), "batch_number", number, "objects_count", part.size())));
            instance.later(Duration.ZERO, () -> write(export, owner, batch, relations, part));
        }
    }

    private void write(Row export, Row owner, Row batch, PortableRelations relations, List<Object> objects) {
        try {
            breakDown(owner.text("full_path") + " " + export.text("relation") + " " + batch.number("batch_number"));
            finish(batch, relations.write(export.text("relation"), objects, directory(export, batch.id())));
        } catch (IOException | RuntimeException e) {
            fail(batch, e);
        }
        synchronized (exports) {
            List<Row> all = batches(export);
            boolean mine = all.contains(batch);
            if (mine && all.stream().noneMatch(each -> each.number("status") == STARTED)) {
                boolean failed = all.stream().allMatch(each -> each.number("status") == FAILED);
                export.set("status", failed ? FAILED : FINISHED).set("updated_at", instance.time().now());
            }
        }
    }

    /** By script: what a statement that takes too long leaves behind. */
    private void breakDown(String what) {
        if (instance.faults().exportFails(what)) {
            throw new TransferException("PG::QueryCanceled: ERROR: canceling statement due to statement timeout");
        }
    }

    private Path directory(Row export, long batch) {
        return instance.temporary().resolve("relations").resolve(export.id() + "-" + batch);
    }

    private Map<String, @Nullable Object> columns(Map<String, ?> own) {
        Map<String, @Nullable Object> columns = new HashMap<>(own);
        columns.put("status", STARTED);
        columns.put("error", null);
        columns.put("export_file", null);
        columns.put("updated_at", instance.time().now());
        return columns;
    }

    private void finish(Row row, @Nullable Path file) {
        row.set("export_file", file == null ? null : file.toString()).set("updated_at", instance.time().now()).set("status", FINISHED);
    }

    private void fail(Row row, Exception e) {
        row.set("error", Objects.toString(e.getMessage(), e.toString())).set("updated_at", instance.time().now()).set("status", FAILED);
    }
}
