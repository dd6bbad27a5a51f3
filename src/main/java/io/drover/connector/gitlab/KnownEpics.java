package io.drover.connector.gitlab;

import io.drover.connector.RelationWriter.UserLookup;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Epics of the destination by the group they have at the source and their title. Asks once for each group; not thread-safe. */
final class KnownEpics {
    private final GitLabApi api;
    private final ListReader lists;
    private final UserLookup lookup;
    private final Map<String, Map<String, ObjectNode>> known = new HashMap<>();

    KnownEpics(GitLabApi api, ListReader lists, UserLookup lookup) {
        this.api = api;
        this.lists = lists;
        this.lookup = lookup;
    }

    /** Empty when the group does not move or is not there yet, or has no such epic. */
    Optional<ObjectNode> find(String sourceGroup, String title) {
        return Optional.ofNullable(known.computeIfAbsent(sourceGroup, this::of).get(title));
    }

    private Map<String, ObjectNode> of(String sourceGroup) {
        Optional<FullPath> there = sourceGroup.isEmpty() ? Optional.empty() : lookup.destinationPath(FullPath.of(sourceGroup));
        return there.flatMap(path -> api.find(Route.of("/groups/:id", path).with("with_projects", false))
                        .map(group -> lists.keyed(EpicReader.endpoint(), new Owner(Scope.GROUP, group.path("id").asLong(), path))))
                .orElse(Map.of());
    }
}
