package io.drover.assess;

import io.drover.identity.Matching;
import io.drover.identity.UserMap;
import io.drover.inventory.Inventory;
import io.drover.model.Group;
import io.drover.model.Owner;
import io.drover.model.Relation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** All that a check may look at: what is at the source, what is at the destination, who becomes whom, and what goes where. */
public record Situation(
        Inventory inventory, DestinationFacts destination, UserMap users, List<Matching.Conflict> conflicts, DestinationPaths paths, Instant now) {
    public Situation {
        conflicts = List.copyOf(conflicts);
    }

    /** Everything that can own relations. */
    Stream<Owner> owners() {
        return Stream.concat(inventory.groups().stream().map(Group::owner), inventory.projects().stream().map(p -> p.owner()));
    }

    /** How many of a relation there are on the whole source; 0 when it was not counted. */
    long total(Relation relation) {
        return inventory.counts().values().stream().mapToLong(c -> c.getOrDefault(relation, 0L)).sum();
    }

    /** How many groups or projects have at least one. */
    long ownersWith(Relation relation) {
        return inventory.counts().values().stream().filter(c -> c.getOrDefault(relation, 0L) > 0).count();
    }
}
