package io.drover.simulator.transfer;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Instance;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code export_relations} of projects and groups, whole or in batches (doc/api/project_relations_export.md, group_relations_export.md). */
final class RelationExportEndpoints {
    private final Instance instance;
    private final RelationExports exports;

    RelationExportEndpoints(Instance instance) {
        this.instance = instance;
        this.exports = new RelationExports(instance);
    }

    void register(Routes routes) {
        for (boolean project : List.of(true, false)) {
            String path = (project ? "/projects" : "/groups") + "/:id/export_relations";
            routes.post(path, call -> start(call, project))
                    .get(path + "/status", call -> status(call, project))
                    .get(path + "/download", call -> download(call, project));
        }
    }

    private Row owner(Call call, boolean project) {
        if (!instance.settings().flag("bulk_import_enabled")) {
            throw new ApiError(404, Map.of("message", "404 Not Found"));
        }
        return project ? call.project(Levels.MAINTAINER) : call.group(Levels.OWNER);
    }

    private Call.Answer start(Call call, boolean project) {
        Row owner = owner(call, project);
        exports.start(owner, project, call.requireUser(), call.flag("batched").orElse(false));
        return call.json(202, Map.of("message", "202 Accepted"));
    }

    private Call.Answer status(Call call, boolean project) {
        Row owner = owner(call, project);
        Optional<String> relation = call.text("relation");
        if (relation.isPresent()) {
            String name = new PortableRelations(instance, owner, project).named(relation.get()).orElseThrow(() -> ApiError.notFound("Relation"));
            // An export that nobody has begun yet has no status: null with 200.
            return call.json(200, exports.find(owner, call.requireUser(), name).map(this::present).orElse(null));
        }
        return call.json(200, exports.of(owner, call.requireUser()).stream().map(this::present).toList());
    }

    private Call.Answer download(Call call, boolean project) {
        Row owner = owner(call, project);
        String relation = call.requireText("relation");
        boolean batched = call.flag("batched").orElse(false);
        Optional<Long> number = call.number("batch_number");
        if (batched != number.isPresent()) {
            throw ApiError.parameter("batched, batch_number are missing, at least one parameter must be provided");
        }
        Row export = exports.find(owner, call.requireUser(), relation).orElseThrow(() -> missing("Export not found"));
        if (batched != export.flag("batched")) {
            throw new ApiError(400, Map.of("message", batched ? "Export is not batched" : "Export is batched"));
        }
        Row row = number.map(n -> batch(export, n)).orElse(export);
        if (!row.has("export_file")) {
            throw missing(batched ? "Batch file not found" : "Export file not found");
        }
        Path file = Path.of(row.text("export_file"));
        return call.file(file, "application/gzip", Uploads.name(file));
    }

    private Row batch(Row export, long number) {
        return exports.batches(export).stream()
                .filter(batch -> batch.number("batch_number") == number)
                .findFirst()
                .orElseThrow(() -> missing("Batch not found"));
    }

    private static ApiError missing(String message) {
        return new ApiError(404, Map.of("message", message));
    }

    private Map<String, @Nullable Object> present(Row export) {
        Map<String, @Nullable Object> body = columns(export, "relation", "status", "error", "updated_at");
        body.put("batched", export.flag("batched"));
        body.putAll(columns(export, "batches_count", "total_objects_count"));
        if (export.flag("batched")) {
            body.put("batches", exports.batches(export).stream()
                    .map(batch -> columns(batch, "status", "batch_number", "objects_count", "error", "updated_at"))
                    .toList());
        }
        return body;
    }

    private static Map<String, @Nullable Object> columns(Row row, String... names) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (String name : names) {
            columns.put(name, row.get(name));
        }
        return columns;
    }
}
