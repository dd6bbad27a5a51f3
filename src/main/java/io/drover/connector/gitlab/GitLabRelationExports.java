package io.drover.connector.gitlab;

import io.drover.connector.ArchiveExporter.Download;
import io.drover.connector.RelationExporter;
import io.drover.model.Owner;
import io.drover.model.Scope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Relations exports (doc/api/project_relations_export.md, doc/api/group_relations_export.md). */
final class GitLabRelationExports implements RelationExporter {
    private final GitLabApi api;
    private final FileDownload download;

    GitLabRelationExports(GitLabApi api) {
        this.api = api;
        this.download = new FileDownload(api);
    }

    @Override
    public void start(Owner owner) {
        // versions that know no batches leave the parameter alone; starting again leaves alone what was just exported
        Answer answer = api.exchange("POST", route(owner, ""), GitLabApi.jsonBody(GitLabApi.JSON.createObjectNode().put("batched", true)), true);
        if (!answer.ok()) {
            throw refused(owner, answer);
        }
    }

    @Override
    public List<Export> status(Owner owner) {
        Answer answer = api.exchange("GET", route(owner, "/status"), null, true);
        if (!answer.ok()) {
            throw refused(owner, answer);
        }
        List<Export> exports = new ArrayList<>();
        answer.json().forEach(node -> exports.add(export(node)));
        return exports;
    }

    /** With the switch off GitLab hides the endpoint; a project that cannot be seen is another matter. */
    private RuntimeException refused(Owner owner, Answer answer) {
        boolean hidden = answer.status() == 404 && api.find(route(owner)).isPresent();
        return hidden ? GitLabTransfers.switchedOff(api, Party.SOURCE) : api.refused(answer);
    }

    private static Export export(JsonNode node) {
        boolean batched = Json.flag(node, "batched");
        List<Integer> batches = new ArrayList<>();
        node.path("batches").forEach(batch -> batches.add(batch.path("batch_number").asInt()));
        return new Export(
                Json.text(node, "relation", ""),
                status(node.path("status")),
                Records.blankAsNull(Json.text(node, "error")),
                Json.instant(node, "updated_at"),
                Json.number(node, "total_objects_count", 0),
                batched,
                batches.stream().sorted().toList());
    }

    /**
     * Numbers in the documentation: 0 started, 1 finished, -1 failed. Later versions may also say it in words, and have a state before the
     * first; what is neither finished nor failed is not over.
     */
    private static Status status(JsonNode status) {
        return switch (status.asString("").toLowerCase(Locale.ROOT)) {
            case "1", "finished" -> Status.FINISHED;
            case "-1", "failed" -> Status.FAILED;
            default -> Status.RUNNING;
        };
    }

    @Override
    public Download download(Owner owner, Part part, Path file) {
        Route route = route(owner, "/download").with("relation", part.relation());
        return download.to(file, part.batch() == 0 ? route : route.with("batched", true).with("batch_number", part.batch()));
    }

    private static Route route(Owner owner, String rest) {
        return Route.of(pattern(owner) + "/export_relations" + rest, owner.id());
    }

    private static Route route(Owner owner) {
        return Route.of(pattern(owner), owner.id());
    }

    private static String pattern(Owner owner) {
        return owner.scope() == Scope.GROUP ? "/groups/:id" : "/projects/:id";
    }
}
