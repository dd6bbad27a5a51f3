package io.drover.connector.gitlab;

import io.drover.connector.Connector;
import io.drover.connector.Images;
import io.drover.connector.InstanceInfo;
import io.drover.connector.InstanceSettings;
import io.drover.connector.InventoryReader;
import io.drover.connector.Packages;
import io.drover.connector.RelationReader;
import io.drover.connector.Repositories;
import io.drover.connector.Throttle;
import io.drover.connector.TokenInfo;
import java.util.List;
import java.util.Optional;

/** What the source and the destination have in common. */
abstract class GitLabConnector implements Connector {
    protected final Session session;
    private final GitLabInventory inventory;
    private final GitLabRelations relations;
    private final GitLabRepositories repositories;
    private final GitLabImages images;
    private final GitLabPackages packages;

    GitLabConnector(Session session) {
        this.session = session;
        this.inventory = new GitLabInventory(session.api());
        this.packages = new GitLabPackages(session.api(), session.identity());
        this.images = new GitLabImages(session.api(), session.identity(), session.registries());
        this.relations = new GitLabRelations(session.api(), session.identity(), images);
        this.repositories = new GitLabRepositories(session);
    }

    @Override
    public final InstanceInfo instance() {
        return session.identity().instance();
    }

    @Override
    public final TokenInfo token() {
        return session.identity().token();
    }

    @Override
    public final InstanceSettings settings() {
        return session.identity().settings();
    }

    @Override
    public final InventoryReader inventory() {
        return inventory;
    }

    @Override
    public final RelationReader relations() {
        return relations;
    }

    @Override
    public final Repositories repositories() {
        return repositories;
    }

    @Override
    public final Optional<Images> images() {
        return Optional.of(images);
    }

    @Override
    public final Optional<Packages> packages() {
        return Optional.of(packages);
    }

    @Override
    public final List<Throttle> throttles() {
        return session.governor().log().throttles().stream()
                .map(t -> new Throttle(t.host(), t.endpoint(), t.by(), t.refused(), t.waits(), t.waited()))
                .toList();
    }

    @Override
    public final void close() {
        session.close();
    }
}
