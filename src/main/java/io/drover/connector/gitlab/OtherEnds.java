package io.drover.connector.gitlab;

import io.drover.connector.LinkedRelations;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Where the other ends of links are at the destination. Asks once for each project; not thread-safe. */
final class OtherEnds {
    private final GitLabApi api;
    private final Owner owner;
    private final UserLookup lookup;
    private final Map<Object, OptionalLong> known = new HashMap<>();

    OtherEnds(GitLabApi api, Owner owner, UserLookup lookup) {
        this.api = api;
        this.owner = owner;
        this.lookup = lookup;
    }

    /** The project of the other end; empty when it does not move, or is not there yet. */
    OptionalLong project(RelationRecord record) {
        return LinkedRelations.elsewhere(record)
                .map(path -> lookup.destinationPath(path).map(to -> id(Route.of("/projects/:id", to))).orElse(OptionalLong.empty()))
                .orElse(OptionalLong.of(owner.id()));
    }

    /** The id of what the route shows. */
    OptionalLong id(Route route) {
        return known.computeIfAbsent(route, r -> api.find(route).map(found -> OptionalLong.of(found.path("id").asLong())).orElse(OptionalLong.empty()));
    }
}
