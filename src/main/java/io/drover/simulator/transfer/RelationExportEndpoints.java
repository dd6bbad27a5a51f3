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

/**
 * {@code export_relations} of projects and groups (doc/api/project_relations_export.md): one file a relation, and a count of its objects. Exports are never
 * batched here; a request for batches is served whole.
 */
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
        exports.start(owner, project, call.requireUser());
        return call.json(202, Map.of("message", "202 Accepted"));
    }

    private Call.Answer status(Call call, boolean project) {
        Row owner = owner(call, project);
        Optional<String> relation = call.text("relation");
        if (relation.isPresent() && !RelationExports.names(project).contains(relation.get())) {
            throw ApiError.notFound("Relation");
        }
        List<Row> rows = exports.of(owner, call.requireUser());
        if (relation.isPresent()) {
            Row row = rows.stream().filter(each -> relation.get().equals(each.get("relation"))).findFirst().orElseThrow(() -> ApiError.notFound("Export"));
            return call.json(200, present(row));
        }
        return call.json(200, rows.stream().map(RelationExportEndpoints::present).toList());
    }

    private Call.Answer download(Call call, boolean project) {
        Row owner = owner(call, project);
        String relation = call.requireText("relation");
        if (call.flag("batched").orElse(false)) {
            throw new ApiError(400, Map.of("message", "Export is not batched"));
        }
        Row row = exports.of(owner, call.requireUser()).stream()
                .filter(each -> relation.equals(each.get("relation")) && each.has("export_file"))
                .findFirst()
                .orElseThrow(() -> new ApiError(404, Map.of("message", "Export file not found")));
        Path file = Path.of(row.text("export_file"));
        return call.file(file, "application/gzip", Uploads.name(file));
    }

    private static Map<String, @Nullable Object> present(Row row) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        for (String column : List.of("relation", "status", "error", "updated_at")) {
            body.put(column, row.get(column));
        }
        body.put("batched", false);
        body.put("batches_count", 0);
        body.put("total_objects_count", row.get("total_objects_count"));
        body.put("batches", List.of());
        return body;
    }
}
