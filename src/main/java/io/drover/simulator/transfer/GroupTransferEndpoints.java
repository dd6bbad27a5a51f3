package io.drover.simulator.transfer;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Instance;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import io.drover.simulator.namespaces.Directory;
import io.drover.simulator.namespaces.Groups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code /groups/:id/export} and {@code /groups/import} (doc/api/group_import_export.md). Neither has a status to ask for. */
final class GroupTransferEndpoints {
    private final Instance instance;
    private final Exports exports;
    private final Access access;

    GroupTransferEndpoints(Instance instance, Exports exports) {
        this.instance = instance;
        this.exports = exports;
        this.access = new Access(instance);
    }

    void register(Routes routes) {
        routes.post("/groups/:id/export", this::export).get("/groups/:id/export/download", this::download).post("/groups/import", this::importFile);
    }

    private Call.Answer export(Call call) {
        Row group = call.group(Levels.OWNER);
        exports.start("group", group, call.requireUser(), new GroupArchive(instance, group)::writeTo, archive -> {});
        return call.json(202, Map.of("message", "202 Accepted"));
    }

    private Call.Answer download(Call call) {
        Row group = call.group(Levels.OWNER);
        Row file = exports.file("group", group, call.requireUser())
                .orElseThrow(() -> new ApiError(404, Map.of("message", "404 Not found or has expired")));
        return call.file(Path.of(file.text("export_file")), "application/gzip", file.text("file_name"));
    }

    private Call.Answer importFile(Call call) throws IOException {
        Row user = call.requireUser();
        String name = call.requireText("name");
        String path = call.requireText("path");
        Row parent = null;
        Optional<String> parentId = call.text("parent_id").filter(id -> !id.isBlank());
        if (parentId.isPresent()) {
            parent = new Directory(instance.db()).group(parentId.get()).filter(row -> access.seesNamespace(user, row)).orElseThrow(() -> ApiError.notFound("Group"));
            if (access.inNamespace(user, parent) < Levels.OWNER) {
                throw ApiError.forbidden();
            }
        }
        ProjectImportJob.Source archive = ReceivedFile.take(call, instance);
        long visibility = parent == null ? 0 : parent.number("visibility_level");
        Row group = new Groups(instance).create(user, parent, name, path, Map.of("visibility_level", visibility, "import_status", "created"));
        instance.later(Duration.ZERO, () -> run(group, user, archive));
        return call.json(202, Map.of("message", "202 Accepted"));
    }

    private void run(Row group, Row user, ProjectImportJob.Source source) {
        group.set("import_status", "started");
        try {
            Path archive = source.archive();
            new GroupImport(instance, group, user).run(archive);
            Files.deleteIfExists(archive);
            group.set("import_status", "finished");
        } catch (IOException | RuntimeException e) {
            group.set("import_error", Objects.toString(e.getMessage(), e.toString())).set("import_status", "failed");
        }
    }
}
