package io.drover.connector;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a source and a destination have in common. Thread-safe. Every call has a deadline and throws {@link io.drover.problem.ProblemException}. */
public interface Connector extends AutoCloseable {
    /** Asked once, then remembered. */
    InstanceInfo instance();

    /** Asked once, then remembered. */
    TokenInfo token();

    /** Asked once, then remembered. */
    InstanceSettings settings();

    Set<Capability> capabilities();

    /** Users, groups, projects and their members. */
    InventoryReader inventory();

    /** Relations of one group or project. */
    RelationReader relations();

    /** Git and LFS. */
    Repositories repositories();

    /** Container images. Empty for forges without a registry. */
    default Optional<Images> images() {
        return Optional.empty();
    }

    /** Packages. Empty for forges without a package registry. */
    default Optional<Packages> packages() {
        return Optional.empty();
    }

    /** Who made us wait since this connector was made, longest first. */
    default List<Throttle> throttles() {
        return List.of();
    }

    @Override
    void close();
}
