package io.drover.connector.gitlab;

import io.drover.connector.RelationWriter.UserLookup;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The destination's ids of users, groups and branches that a record names. */
interface Naming {
    /** A record of the destination itself. */
    Naming HERE = new Naming() {
        @Override
        public OptionalLong user(JsonNode user) {
            return OptionalLong.of(user.path("id").asLong());
        }

        @Override
        public OptionalLong group(JsonNode group) {
            return OptionalLong.of(group.path("id").asLong());
        }

        @Override
        public OptionalLong branch(JsonNode branch) {
            return OptionalLong.of(branch.path("id").asLong());
        }

        @Override
        public OptionalLong userList(JsonNode list) {
            return OptionalLong.of(list.path("id").asLong());
        }
    };

    OptionalLong user(JsonNode user);

    OptionalLong group(JsonNode group);

    OptionalLong branch(JsonNode branch);

    OptionalLong userList(JsonNode list);

    /** A record of the source. Who or what is not at the destination is left out, and named for a person to decide. Asks once for each; not thread-safe. */
    final class Translated implements Naming {
        private final GitLabApi api;
        private final Owner owner;
        private final UserLookup lookup;
        private final Map<Route, OptionalLong> known;
        private final Set<String> absent = new LinkedHashSet<>();

        Translated(GitLabApi api, Owner owner, UserLookup lookup) {
            this(api, owner, lookup, new HashMap<>());
        }

        private Translated(GitLabApi api, Owner owner, UserLookup lookup, Map<Route, OptionalLong> known) {
            this.api = api;
            this.owner = owner;
            this.lookup = lookup;
            this.known = known;
        }

        /** For the next record. */
        Translated anew() {
            return new Translated(api, owner, lookup, known);
        }

        /** Everybody and everything that the record named and the destination does not have. */
        List<String> absent() {
            return List.copyOf(absent);
        }

        @Override
        public OptionalLong user(JsonNode user) {
            return orAbsent(lookup.destinationUser(user.path("id").asLong()), "user " + Json.text(user, "username", user.path("id").asString("")));
        }

        @Override
        public OptionalLong group(JsonNode group) {
            String path = Json.text(group, "full_path", "");
            Optional<FullPath> there = path.isEmpty() ? Optional.empty() : lookup.destinationPath(FullPath.of(path));
            OptionalLong id = there.map(p -> id(Route.of("/groups/:id", p).with("with_projects", false))).orElse(OptionalLong.empty());
            return orAbsent(id, "group " + path);
        }

        @Override
        public OptionalLong branch(JsonNode branch) {
            String name = Json.text(branch, "name", "");
            return orAbsent(id(Route.of("/projects/:id/protected_branches/:name", owner.id(), name)), "protected branch " + name);
        }

        /** Lists are found by name; feature flags name them by id. */
        @Override
        public OptionalLong userList(JsonNode list) {
            String name = Json.text(list, "name", "");
            Route all = Route.of("/projects/:id/feature_flags_user_lists", owner.id());
            return orAbsent(known.computeIfAbsent(all.with("name", name), r -> listed(all, name)), "user list " + name);
        }

        private OptionalLong listed(Route all, String name) {
            OptionalLong[] found = {OptionalLong.empty()};
            api.each(all, each -> {
                if (Json.text(each, "name", "").equals(name)) {
                    found[0] = OptionalLong.of(each.path("id").asLong());
                }
            });
            return found[0];
        }

        private OptionalLong id(Route route) {
            return known.computeIfAbsent(route, r -> api.find(r).map(found -> OptionalLong.of(found.path("id").asLong())).orElse(OptionalLong.empty()));
        }

        private OptionalLong orAbsent(OptionalLong id, String what) {
            if (id.isEmpty()) {
                absent.add(what);
            }
            return id;
        }
    }
}
