package io.drover.connector.gitlab;

import io.drover.connector.ArchiveExporter;
import io.drover.connector.Capability;
import io.drover.connector.RelationExporter;
import io.drover.connector.SourceAccess;
import io.drover.connector.SourceConnector;
import io.drover.model.FullPath;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A GitLab to move things from. */
final class GitLabSource extends GitLabConnector implements SourceConnector {
    private final GitLabExports exports;
    private final GitLabRelationExports relationExports;

    GitLabSource(Session session) {
        super(session);
        this.exports = new GitLabExports(session.api());
        this.relationExports = new GitLabRelationExports(session.api());
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        // doc/user/project/settings/import_export.md: group access tokens fail, a user's token is needed
        if (settings().projectExportEnabled() && token().scopes().contains("api")) {
            capabilities.add(Capability.EXPORT_ARCHIVE);
        }
        if (settings().directTransferEnabled()) {
            capabilities.add(Capability.DIRECT_TRANSFER);
            // doc/api/project_relations_export.md: of projects since 14.4, behind the same switch as direct transfer
            if (token().scopes().contains("api") && instance().version().atLeast(14, 4)) {
                capabilities.add(Capability.EXPORT_RELATIONS);
            }
        }
        if (token().admin()) {
            capabilities.add(Capability.LIST_ALL_USERS);
            capabilities.add(Capability.SEE_PRIVATE_EMAILS);
        }
        return capabilities;
    }

    @Override
    public ArchiveExporter exporter() {
        return exports;
    }

    @Override
    public RelationExporter relationExporter() {
        return relationExports;
    }

    /** Nothing but a personal access token with the scope api pulls (doc/user/group/import/direct_transfer_migrations.md). */
    @Override
    public SourceAccess access() {
        String url = session.api().url().toString();
        if (!token().scopes().contains("api")) {
            throw GitLabProblem.GITLAB_TRANSFER_SCOPE.exception("the source's token has the scopes " + token().scopes().stream().sorted().toList(), url);
        }
        if (!instance().version().atLeast(14, 4)) {
            throw GitLabProblem.GITLAB_TRANSFER_TOO_OLD.exception("the source is " + instance().version(), url);
        }
        if (!GitLabTransfers.enabled(session.api())) {
            throw GitLabTransfers.switchedOff(session.api(), Party.SOURCE);
        }
        return new SourceAccess(session.api().url(), session.api().token());
    }

    @Override
    public boolean freeze(FullPath project) {
        return archive(project, true);
    }

    @Override
    public void unfreeze(FullPath project) {
        archive(project, false);
    }

    /** doc/api/projects.md, "Archive a project". */
    private boolean archive(FullPath path, boolean archived) {
        GitLabApi api = session.api();
        JsonNode project = api.get(Route.of("/projects/:id", path));
        if (Json.flag(project, "archived") == archived) {
            return false;
        }
        Archiving.set(api, project.path("id").asLong(), archived);
        return true;
    }
}
