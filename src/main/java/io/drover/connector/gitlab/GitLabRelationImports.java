package io.drover.connector.gitlab;

import io.drover.connector.RelationImporter;
import io.drover.http.Body;
import io.drover.model.FullPath;
import io.drover.model.Relation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Imports of single relations (doc/api/project_import_export.md). The archive is streamed from disk. */
final class GitLabRelationImports implements RelationImporter {
    private final GitLabApi api;

    GitLabRelationImports(GitLabApi api) {
        this.api = api;
    }

    @Override
    public long start(Path archive, FullPath project, Relation relation) {
        if (!Files.isReadable(archive)) {
            throw GitLabProblem.GITLAB_DISK.exception("the archive cannot be read", archive.toString());
        }
        Map<String, String> fields = Map.of("path", project.value(), "relation", relation.name());
        var part = new Body.Multipart.Part("file", archive.getFileName().toString(), "application/gzip", archive);
        // not repeatable: the answer may be lost after the import was made, and only one can be under way
        Answer answer = api.exchange("POST", Route.of("/projects/import-relation"), new Body.Multipart(fields, List.of(part)), false);
        if (answer.ok()) {
            return answer.json().path("id").asLong();
        }
        throw switch (answer.status()) {
            case 403 -> api.refused(GitLabProblem.GITLAB_IMPORT_DISABLED, answer);
            case 409 -> api.refused(GitLabProblem.GITLAB_RELATION_IMPORT_UNDER_WAY, answer);
            default -> api.refused(answer);
        };
    }

    @Override
    public List<Import> imports(long projectId) {
        List<Import> all = new ArrayList<>();
        api.each(Route.of("/projects/:id/relation-imports", projectId), tracker -> all.add(anImport(tracker)));
        all.sort(Comparator.comparingLong(Import::id));
        return all;
    }

    private static Import anImport(ObjectNode tracker) {
        Status status = switch (Json.text(tracker, "status", "")) {
            case "finished" -> Status.FINISHED;
            case "failed" -> Status.FAILED;
            case "created" -> Status.CREATED;
            default -> Status.STARTED;
        };
        return new Import(tracker.path("id").asLong(), Json.text(tracker, "relation", ""), status);
    }
}
