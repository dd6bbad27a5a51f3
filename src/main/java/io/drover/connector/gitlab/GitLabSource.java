package io.drover.connector.gitlab;

import io.drover.connector.ArchiveExporter;
import io.drover.connector.Capability;
import io.drover.connector.SourceConnector;
import io.drover.model.FullPath;
import java.util.EnumSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A GitLab to move things from. */
final class GitLabSource extends GitLabConnector implements SourceConnector {
    private final GitLabExports exports;

    GitLabSource(Session session) {
        super(session);
        this.exports = new GitLabExports(session.api());
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
