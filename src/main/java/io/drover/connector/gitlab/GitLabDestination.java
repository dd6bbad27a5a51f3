package io.drover.connector.gitlab;

import io.drover.connector.ArchiveImporter;
import io.drover.connector.Capability;
import io.drover.connector.DestinationConnector;
import io.drover.connector.DirectTransfers;
import io.drover.connector.Namespaces;
import io.drover.connector.People;
import io.drover.connector.Placeholders;
import io.drover.connector.RelationImporter;
import io.drover.connector.RelationWriter;
import io.drover.connector.Texts;
import io.drover.connector.TokenMaker;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The GitLab to move things to. */
final class GitLabDestination extends GitLabConnector implements DestinationConnector {
    private final GitLabPeople people;
    private final GitLabNamespaces namespaces;
    private final GitLabImports imports;
    private final GitLabRelationImports relationImports;
    private final GitLabTransfers transfers;
    private final GitLabPlaceholders placeholders;
    private final GitLabWriter writer;
    private final GitLabTokens tokens;
    private final GitLabTexts texts;

    GitLabDestination(Session session) {
        super(session);
        this.people = new GitLabPeople(session.api(), session.identity());
        this.namespaces = new GitLabNamespaces(session.api());
        this.imports = new GitLabImports(session.api());
        this.relationImports = new GitLabRelationImports(session.api());
        this.transfers = new GitLabTransfers(session.api());
        this.placeholders = new GitLabPlaceholders(session.api(), session.identity());
        this.writer = new GitLabWriter(session.api(), session.identity());
        this.tokens = new GitLabTokens(session.api(), new ListReader(session.api(), session.identity()));
        this.texts = new GitLabTexts(session.api());
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
        boolean writes = token().scopes().contains("api");
        if (writes && settings().importSources().contains("gitlab_project")) {
            capabilities.add(Capability.IMPORT_ARCHIVE);
            // doc/api/project_import_export.md: since 16.11
            if (instance().version().atLeast(16, 11)) {
                capabilities.add(Capability.IMPORT_RELATION);
            }
        }
        if (writes && settings().directTransferEnabled()) {
            capabilities.add(Capability.DIRECT_TRANSFER);
        }
        if (token().admin()) {
            capabilities.add(Capability.LIST_ALL_USERS);
            capabilities.add(Capability.SEE_PRIVATE_EMAILS);
            // doc/user/project/settings/import_export.md, "Map users for import": administrators only
            capabilities.add(Capability.MAP_ARCHIVE_USERS);
            if (writes) {
                capabilities.add(Capability.CREATE_USERS);
            }
        }
        return capabilities;
    }

    @Override
    public People people() {
        return people;
    }

    @Override
    public Optional<Texts> texts() {
        return Optional.of(texts);
    }

    @Override
    public Namespaces namespaces() {
        return namespaces;
    }

    @Override
    public ArchiveImporter importer() {
        return imports;
    }

    @Override
    public RelationImporter relationImporter() {
        return relationImports;
    }

    @Override
    public DirectTransfers transfers() {
        return transfers;
    }

    /** By default since 17.7 (doc/user/import/mapping/post_migration_mapping.md). */
    @Override
    public Optional<Placeholders> placeholders() {
        return instance().version().atLeast(17, 7) ? Optional.of(placeholders) : Optional.empty();
    }

    @Override
    public RelationWriter writer() {
        return writer;
    }

    @Override
    public TokenMaker tokens() {
        return tokens;
    }
}
