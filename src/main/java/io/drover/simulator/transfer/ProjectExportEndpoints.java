package io.drover.simulator.transfer;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Instance;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /projects/:id/export} (doc/api/project_import_export.md). */
final class ProjectExportEndpoints {
    private static final long MEGABYTE = 1024L * 1024;

    private final Instance instance;
    private final Exports exports;

    ProjectExportEndpoints(Instance instance, Exports exports) {
        this.instance = instance;
        this.exports = exports;
    }

    void register(Routes routes) {
        routes.post("/projects/:id/export", this::start).get("/projects/:id/export", this::status).get("/projects/:id/export/download", this::download);
    }

    private Row project(Call call) {
        if (Boolean.FALSE.equals(instance.settings().get("project_export_enabled"))) {
            throw new ApiError(404, Map.of("message", "404 Not Found"));
        }
        return call.project(Levels.MAINTAINER);
    }

    private Call.Answer start(Call call) {
        Row project = project(call);
        Row user = call.requireUser();
        refuseOverLimit(project);
        call.text("description").ifPresent(description -> project.set("export_description", description));
        exports.start("project", project, user, new ProjectArchive(instance, project, user)::writeTo, afterwards(call));
        return call.json(202, Map.of("message", "202 Accepted"));
    }

    private void refuseOverLimit(Row project) {
        Long limit = instance.settings().numberOrNull("max_export_size");
        if (limit != null && limit > 0 && RepositorySize.bytes(instance, project) > limit * MEGABYTE) {
            throw new ApiError(400, Map.of("message", "The project size exceeds the export limit."));
        }
    }

    private static Exports.Afterwards afterwards(Call call) {
        Optional<UploadTarget> target = UploadTarget.from(call);
        return archive -> {
            if (target.isPresent()) {
                target.get().send(archive);
            }
        };
    }

    private Call.Answer status(Call call) {
        Row project = project(call);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", project.id());
        body.put("description", project.get("description"));
        body.put("name", project.get("name"));
        body.put("name_with_namespace", FullNames.of(instance.db(), project));
        body.put("path", project.get("path"));
        String fullPath = project.text("full_path");
        body.put("path_with_namespace", fullPath);
        body.put("created_at", project.get("created_at"));
        String status = exports.status("project", project, call.requireUser());
        body.put("export_status", status);
        if (status.equals("finished")) {
            body.put("_links", Map.of(
                    "api_url", instance.url() + "/api/v4/projects/" + project.id() + "/export/download",
                    "web_url", instance.url() + "/" + fullPath + "/download_export"));
        }
        return call.json(200, body);
    }

    private Call.Answer download(Call call) {
        Row project = project(call);
        Row file = exports.file("project", project, call.requireUser())
                .orElseThrow(() -> new ApiError(404, Map.of("message", "404 Not found or has expired")));
        Path path = Path.of(file.text("export_file"));
        if (!Files.exists(path)) {
            throw new ApiError(404, Map.of("message", "The project export file is not available yet"));
        }
        return call.file(path, "application/gzip", file.text("file_name"));
    }
}
