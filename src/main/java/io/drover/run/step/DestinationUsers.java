package io.drover.run.step;

import io.drover.connector.People;
import io.drover.connector.RelationWriter;
import io.drover.identity.UserMap;
import io.drover.identity.UserMapping;
import io.drover.model.FullPath;
import io.drover.model.User;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Who a source user is at the destination, and where a source group or project goes. Asks once for each user; thread-safe. */
public final class DestinationUsers implements RelationWriter.UserLookup {
    private final UserMap map;
    private final People people;
    private final Map<FullPath, FullPath> places;
    private final Map<Long, Long> known = new ConcurrentHashMap<>();

    public DestinationUsers(UserMap map, People people) {
        this(map, people, Map.of());
    }

    private DestinationUsers(UserMap map, People people, Map<FullPath, FullPath> places) {
        this.map = map;
        this.people = people;
        this.places = Map.copyOf(places);
    }

    /** The same who know where things go. */
    DestinationUsers knowing(Map<FullPath, FullPath> where) {
        return new DestinationUsers(map, people, where);
    }

    @Override
    public Optional<FullPath> destinationPath(FullPath source) {
        return Optional.ofNullable(places.get(source));
    }

    public UserMap map() {
        return map;
    }

    /** Empty when the user map skips the user, does not know them, or they are not there yet. */
    @Override
    public OptionalLong destinationUser(long sourceUserId) {
        Long id = known.get(sourceUserId);
        if (id != null) {
            return OptionalLong.of(id);
        }
        OptionalLong found = map.of(sourceUserId).map(this::find).orElse(OptionalLong.empty());
        found.ifPresent(there -> known.put(sourceUserId, there));
        return found;
    }

    private OptionalLong find(UserMapping mapping) {
        String email = mapping.email();
        if (mapping.action() == UserMapping.Action.SKIP || email == null) {
            return OptionalLong.empty();
        }
        if (mapping.destinationId().isPresent()) {
            return mapping.destinationId();
        }
        Optional<User> user = people.byEmail(email);
        return user.isPresent() ? OptionalLong.of(user.get().id()) : OptionalLong.empty();
    }
}
