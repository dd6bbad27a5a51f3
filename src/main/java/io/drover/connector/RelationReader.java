package io.drover.connector;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Reads relations of a group or project, in GitLab's API words whatever the forge. */
public interface RelationReader {
    /** True when {@link #read} works for it. */
    boolean reads(Relation relation);

    /**
     * Streams every record of the relation in a stable order. Issues and merge requests come with their {@code discussions} (notes
     * inside), {@code award_emoji}, {@code resource_label_events}, {@code resource_state_events}, {@code resource_milestone_events};
     * merge requests also with {@code approved_by}, {@code reviewers}, {@code versions}. A feature that is switched off reads as empty.
     */
    void read(Relation relation, Owner owner, Consumer<RelationRecord> sink);

    /** How many there are, as cheaply as the instance can say; empty when it does not say. */
    OptionalLong count(Relation relation, Owner owner);

    /** When a record of the relation was last changed, where one cheap question answers that; empty otherwise, and when there is none. */
    default Optional<Instant> lastChange(Relation relation, Owner owner) {
        return Optional.empty();
    }
}
