package io.drover.simulator.directtransfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Imports and their entities, and the six states of both (app/models/bulk_import.rb, app/models/bulk_imports/entity.rb). */
final class Imports {
    static final String CREATED = "created";
    static final String STARTED = "started";
    static final String FINISHED = "finished";
    static final String TIMEOUT = "timeout";
    static final String FAILED = "failed";
    static final String CANCELED = "canceled";
    static final List<String> STATES = List.of(CREATED, STARTED, FINISHED, TIMEOUT, FAILED, CANCELED);
    /** Without any progress for this long it is given up. */
    static final Duration STALE = Duration.ofHours(24);

    private static final Set<String> OPEN = Set.of(CREATED, STARTED);

    private final Instance instance;
    private final Table imports;
    private final Table entities;
    private final Failures failures;

    Imports(Instance instance) {
        this.instance = instance;
        this.imports = instance.db().table("bulk_imports");
        this.entities = instance.db().table("bulk_import_entities");
        this.failures = new Failures(instance);
    }

    Row create(Row user, String url, String token, String sourceVersion) {
        Map<String, @Nullable Object> columns = stamped();
        columns.put("user_id", user.id());
        columns.put("source_type", "gitlab");
        columns.put("url", url);
        columns.put("access_token", token);
        columns.put("source_version", sourceVersion);
        return imports.insert(columns);
    }

    Row add(Row bulk, EntityRequest request) {
        Map<String, @Nullable Object> columns = stamped();
        columns.put("bulk_import_id", bulk.id());
        columns.put("source_type", request.sourceType());
        columns.put("source_full_path", request.sourceFullPath());
        columns.put("source_xid", request.sourceId());
        columns.put("destination_namespace", request.destinationNamespace());
        columns.put("destination_slug", request.destinationSlug());
        columns.put("parent_id", request.parent());
        columns.put("namespace_id", null);
        columns.put("project_id", null);
        columns.put("migrate_projects", request.migrateProjects());
        columns.put("migrate_memberships", request.migrateMemberships());
        return entities.insert(columns);
    }

    private Map<String, @Nullable Object> stamped() {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("status", CREATED);
        columns.put("has_failures", false);
        columns.put("created_at", instance.time().now());
        columns.put("updated_at", instance.time().now());
        return columns;
    }

    Optional<Row> byId(long id) {
        return imports.byId(id).map(this::upToDate);
    }

    /** Of this user, by id. */
    List<Row> of(Row user) {
        return imports.where("user_id", user.id()).stream().map(this::upToDate).toList();
    }

    List<Row> entities(Row bulk) {
        return entities.where("bulk_import_id", bulk.id());
    }

    Row bulk(Row entity) {
        return imports.byId(entity.number("bulk_import_id")).orElseThrow();
    }

    static boolean is(Row row, String state) {
        return row.text("status").equals(state);
    }

    static boolean open(Row row) {
        return OPEN.contains(row.text("status"));
    }

    void move(Row row, String state) {
        row.set("status", state).set("updated_at", instance.time().now());
    }

    /** Says that there is progress. */
    void touch(Row entity) {
        entity.set("updated_at", instance.time().now());
        bulk(entity).set("updated_at", instance.time().now());
    }

    /** Ends an entity; one that has failed stays failed. */
    void end(Row entity, String state) {
        if (!open(entity)) {
            return;
        }
        move(entity, state);
        noteFailures(entity);
    }

    void noteFailures(Row entity) {
        if (!failures.of(entity).isEmpty()) {
            entity.set("has_failures", true);
        }
    }

    void endImport(Row bulk, String state) {
        move(bulk, state);
        bulk.set("has_failures", entities(bulk).stream().anyMatch(entity -> entity.flag("has_failures")));
    }

    void cancel(Row bulk) {
        move(bulk, CANCELED);
        entities(bulk).forEach(entity -> move(entity, CANCELED));
    }

    /** What {@code BulkImports::StaleImportWorker} does by the hour happens here whenever somebody looks. */
    Row upToDate(Row bulk) {
        synchronized (bulk) {
            boolean waiting = entities(bulk).stream().anyMatch(entity -> is(entity, STARTED));
            for (Row entity : entities(bulk)) {
                // those that wait for their turn are kept fresh by the import's own worker
                boolean stale = open(entity) && stale(entity) && (is(entity, STARTED) || !waiting);
                if (stale) {
                    end(entity, TIMEOUT);
                }
            }
            if (open(bulk) && stale(bulk)) {
                endImport(bulk, TIMEOUT);
            }
        }
        return bulk;
    }

    private boolean stale(Row row) {
        Instant updated = row.time("updated_at");
        return updated != null && !updated.plus(STALE).isAfter(instance.time().now());
    }
}
