package io.drover.connector.gitlab;

import io.drover.connector.ArchiveExporter;
import io.drover.model.Owner;
import io.drover.model.Scope;
import io.drover.problem.ProblemException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** File exports (doc/api/project_import_export.md, doc/api/group_import_export.md). */
final class GitLabExports implements ArchiveExporter {
    private final GitLabApi api;
    private final FileDownload download;

    GitLabExports(GitLabApi api) {
        this.api = api;
        this.download = new FileDownload(api);
    }

    @Override
    public void start(Owner owner) {
        Route route = route(owner, "/export");
        // not repeatable: a second start deletes the export that the first one began
        Answer answer = api.exchange("POST", route, GitLabApi.jsonBody(GitLabApi.JSON.createObjectNode()), false);
        if (answer.ok()) {
            return;
        }
        boolean project = owner.scope() == Scope.PROJECT;
        throw switch (answer.status()) {
            case 400 -> api.refused(project ? GitLabProblem.GITLAB_EXPORT_TOO_LARGE : GitLabProblem.GITLAB_REFUSED_INPUT, answer);
            case 404 -> api.refused(visible(owner) ? GitLabProblem.GITLAB_EXPORT_DISABLED : GitLabProblem.GITLAB_NOT_FOUND, answer);
            default -> api.refused(answer);
        };
    }

    private boolean visible(Owner owner) {
        return api.find(route(owner, "")).isPresent();
    }

    @Override
    public ExportStatus status(Owner owner) {
        return owner.scope() == Scope.PROJECT ? projectStatus(owner) : groupStatus(owner);
    }

    private ExportStatus projectStatus(Owner owner) {
        JsonNode json = api.get(route(owner, "/export"));
        return switch (Json.text(json, "export_status", "none")) {
            case "queued", "started", "regeneration_in_progress" -> ExportStatus.RUNNING;
            case "finished" -> ExportStatus.READY;
            case "failed" -> ExportStatus.FAILED;
            default -> ExportStatus.NONE;
        };
    }

    /** Groups have no status: the download is there or not. Only its head is asked for; nothing says that an export failed. */
    private ExportStatus groupStatus(Owner owner) {
        return download.available(downloadRoute(owner)) ? ExportStatus.READY : ExportStatus.RUNNING;
    }

    @Override
    public Download download(Owner owner, Path file) {
        return download.to(file, downloadRoute(owner));
    }

    @Override
    public Optional<Download> downloadIfThere(Owner owner, Path file) {
        try {
            return Optional.of(download(owner, file));
        } catch (ProblemException e) {
            if (e.is(GitLabProblem.GITLAB_EXPORT_GONE)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Route downloadRoute(Owner owner) {
        // the limit counts by user and namespace
        String namespace = owner.scope() == Scope.GROUP
                ? owner.fullPath().value()
                : owner.fullPath().parent().map(Object::toString).orElse(owner.fullPath().value());
        return route(owner, "/export/download").scoped(namespace);
    }

    private static Route route(Owner owner, String rest) {
        return Route.of((owner.scope() == Scope.GROUP ? "/groups/:id" : "/projects/:id") + rest, owner.id());
    }
}
