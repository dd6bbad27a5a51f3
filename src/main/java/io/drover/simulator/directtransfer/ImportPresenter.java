package io.drover.simulator.directtransfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Imports and entities as the API shows them (doc/api/bulk_imports.md, lib/api/entities/bulk_imports). */
final class ImportPresenter {
    private final Instance instance;

    ImportPresenter(Instance instance) {
        this.instance = instance;
    }

    Map<String, @Nullable Object> bulk(Row bulk) {
        Map<String, @Nullable Object> json = columns(bulk, "id", "status", "source_type");
        json.put("source_url", bulk.get("url"));
        json.putAll(columns(bulk, "created_at", "updated_at", "has_failures"));
        return json;
    }

    Map<String, @Nullable Object> entity(Row entity) {
        Map<String, @Nullable Object> json = columns(entity, "id", "bulk_import_id", "status");
        boolean project = entity.text("source_type").equals(EntityRequest.PROJECT);
        json.put("entity_type", project ? "project" : "group");
        json.put("source_full_path", entity.get("source_full_path"));
        json.put("destination_full_path", fullPath(entity));
        json.put("destination_name", entity.get("destination_slug"));
        json.putAll(columns(entity, "destination_slug", "destination_namespace", "parent_id", "namespace_id", "project_id", "created_at", "updated_at"));
        List<Row> failures = new Failures(instance).of(entity);
        json.put("failures", failures.stream().map(Failures::present).toList());
        json.putAll(columns(entity, "migrate_projects", "migrate_memberships", "has_failures"));
        json.put("stats", Tracker.stats(instance, entity));
        return json;
    }

    private @Nullable Object fullPath(Row entity) {
        boolean project = entity.text("source_type").equals(EntityRequest.PROJECT);
        Long id = entity.numberOrNull(project ? "project_id" : "namespace_id");
        Optional<Row> owner = id == null ? Optional.empty() : instance.db().table(project ? "projects" : "namespaces").byId(id);
        return owner.map(row -> (Object) row.text("full_path")).orElse(null);
    }

    private static Map<String, @Nullable Object> columns(Row row, String... names) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (String name : names) {
            columns.put(name, row.get(name));
        }
        return columns;
    }
}
