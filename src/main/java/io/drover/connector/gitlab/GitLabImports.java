package io.drover.connector.gitlab;

import io.drover.connector.ArchiveImporter;
import io.drover.http.Body;
import io.drover.model.FullPath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** File imports (doc/api/project_import_export.md, doc/api/group_import_export.md). Archives are streamed from disk. */
final class GitLabImports implements ArchiveImporter {
    private final GitLabApi api;
    private final GitLabInventory inventory;

    GitLabImports(GitLabApi api) {
        this.api = api;
        this.inventory = new GitLabInventory(api);
    }

    @Override
    public long startProject(Path archive, FullPath path, String name) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("path", path.slug());
        fields.put("name", name);
        // an id means the same in every version; namespace_path came with 18.7 and namespace is deprecated since
        path.parent().ifPresent(parent -> fields.put("namespace_id", Long.toString(namespaceId(parent))));
        Answer answer = upload(Route.of("/projects/import"), fields, archive);
        if (answer.ok()) {
            return answer.json().path("id").asLong();
        }
        throw switch (answer.status()) {
            case 400, 409, 422 -> api.refused(taken(path) ? GitLabProblem.GITLAB_PATH_TAKEN : GitLabProblem.GITLAB_REFUSED_INPUT, answer);
            case 403 -> api.refused(GitLabProblem.GITLAB_IMPORT_DISABLED, answer);
            default -> api.refused(answer);
        };
    }

    @Override
    public void startGroup(Path archive, FullPath path, String name) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("path", path.slug());
        fields.put("name", name);
        path.parent().ifPresent(parent -> fields.put("parent_id", Long.toString(groupId(parent))));
        Answer answer = upload(Route.of("/groups/import"), fields, archive);
        if (!answer.ok()) {
            boolean clash = answer.status() == 400 || answer.status() == 409 || answer.status() == 422;
            throw clash && taken(path) ? api.refused(GitLabProblem.GITLAB_PATH_TAKEN, answer) : api.refused(answer);
        }
    }

    private Answer upload(Route route, Map<String, String> fields, Path archive) {
        if (!Files.isReadable(archive)) {
            throw GitLabProblem.GITLAB_DISK.exception("the archive cannot be read", archive.toString());
        }
        var part = new Body.Multipart.Part("file", archive.getFileName().toString(), "application/gzip", archive);
        // not repeatable: the answer may be lost after the project was made
        return api.exchange("POST", route, new Body.Multipart(fields, List.of(part)), false);
    }

    private long namespaceId(FullPath parent) {
        return api.get(Route.of("/namespaces/:id", parent)).path("id").asLong();
    }

    private long groupId(FullPath parent) {
        return api.get(Route.of("/groups/:id", parent).with("with_projects", false)).path("id").asLong();
    }

    /** GitLab reports a taken path with several statuses and shapes over the versions; looking is surer than reading them. */
    private boolean taken(FullPath path) {
        return inventory.project(path).isPresent() || inventory.group(path).isPresent();
    }

    @Override
    public ImportState projectState(long projectId) {
        JsonNode json = api.get(Route.of("/projects/:id/import", projectId));
        List<FailedRelation> failed = new ArrayList<>();
        for (JsonNode failure : json.path("failed_relations")) {
            failed.add(new FailedRelation(
                    Json.text(failure, "relation_name", ""),
                    Json.text(failure, "exception_class", ""),
                    Json.text(failure, "exception_message", ""),
                    Json.numberOrNull(failure, "line_number")));
        }
        Optional<String> error = Optional.ofNullable(Records.blankAsNull(Json.text(json, "import_error")));
        return new ImportState(Json.text(json, "import_status", "none"), error.orElse(null), Json.text(json, "correlation_id"), failed);
    }
}
