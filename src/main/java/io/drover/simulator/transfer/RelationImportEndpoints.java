package io.drover.simulator.transfer;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Instance;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import io.drover.simulator.namespaces.Directory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /projects/import-relation}: one relation of an archive into a project that exists; what is there already is left alone. */
final class RelationImportEndpoints {
    private static final Set<String> RELATIONS = Set.of("issues", "merge_requests", "milestones", "ci_pipelines");
    private static final String TABLE = "relation_import_trackers";

    private final Instance instance;
    private final Directory directory;
    private final Access access;

    RelationImportEndpoints(Instance instance) {
        this.instance = instance;
        this.directory = new Directory(instance.db());
        this.access = new Access(instance);
    }

    void register(Routes routes) {
        routes.post("/projects/import-relation", this::start).get("/projects/:id/relation-imports", this::list);
    }

    private Call.Answer start(Call call) throws IOException {
        Row user = call.requireUser();
        String relation = call.requireText("relation");
        if (!RELATIONS.contains(relation)) {
            throw new ApiError(400, Map.of("message", "Imported relation must be one of " + String.join(", ", new java.util.TreeSet<>(RELATIONS))));
        }
        Row project = directory.project(call.requireText("path"))
                .filter(row -> access.seesProject(user, row))
                .orElseThrow(() -> new ApiError(404, Map.of("message", "Project not found")));
        if (access.inProject(user, project) < Levels.MAINTAINER) {
            throw ApiError.forbidden();
        }
        if (trackers(project).stream().anyMatch(row -> Set.of("created", "started").contains(row.text("status")))) {
            throw new ApiError(409, Map.of("message", "A relation import is already in progress for this project"));
        }
        ProjectImportJob.Source archive = ReceivedFile.take(call, instance);
        Row tracker = instance.db().table(TABLE).insert(Map.of(
                "project_id", project.id(), "relation", relation, "status", "created", "created_at", instance.time().now(), "updated_at", instance.time().now()));
        Map<String, @Nullable Object> answer = present(tracker, project);
        instance.later(Duration.ZERO, () -> run(project, user, relation, tracker, archive));
        return call.json(201, answer);
    }

    private void run(Row project, Row user, String relation, Row tracker, ProjectImportJob.Source source) {
        tracker.set("status", "started");
        Path directoryOfArchive = null;
        try {
            directoryOfArchive = Files.createTempDirectory(instance.temporary(), "import-");
            Path archive = source.archive();
            Tarball.unpack(archive, directoryOfArchive, ProjectImport.sizeLimit(instance));
            Files.deleteIfExists(archive);
            ArchiveVersion.check(directoryOfArchive);
            ImportFailures failures = new ImportFailures(instance.db(), instance.time(), project, tracker.toString());
            new ProjectTree(instance, project, user, failures).restoreMissing(new TreeFiles(directoryOfArchive.resolve("tree"), TreeFiles.LINE_LIMIT), relation);
            tracker.set("status", "finished");
        } catch (IOException | RuntimeException e) {
            tracker.set("error", Objects.toString(e.getMessage(), e.toString())).set("status", "failed");
        } finally {
            tracker.set("updated_at", instance.time().now());
            if (directoryOfArchive != null) {
                Tarball.delete(directoryOfArchive);
            }
        }
    }

    private Call.Answer list(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        return call.json(200, trackers(project).stream().map(row -> present(row, project)).toList());
    }

    private List<Row> trackers(Row project) {
        return instance.db().table(TABLE).where("project_id", project.id());
    }

    private static Map<String, @Nullable Object> present(Row tracker, Row project) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", tracker.id());
        body.put("project_path", project.get("full_path"));
        for (String column : List.of("relation", "status", "created_at", "updated_at")) {
            body.put(column, tracker.get(column));
        }
        return body;
    }
}
