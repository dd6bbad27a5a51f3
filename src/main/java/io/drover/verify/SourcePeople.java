package io.drover.verify;

import io.drover.connector.InventoryReader;
import io.drover.identity.UserMap;
import io.drover.identity.UserMapping;
import io.drover.model.User;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Users of the source, translated through the user map into users of the destination. */
final class SourcePeople implements People {
    /** GitLab's own account for content of deleted users, the same on every instance (doc/user/profile/account/delete_account.md). */
    private static final String GHOST = "ghost";

    private final UserMap map;
    private final DestinationPeople destination;
    private final Function<String, Optional<User>> byEmail;
    private final InventoryReader source;
    private final Map<Long, Optional<String>> usernames = new ConcurrentHashMap<>();
    private final Map<Long, String> names = new ConcurrentHashMap<>();

    /** @param byEmail finds a destination user by primary e-mail */
    SourcePeople(UserMap map, InventoryReader source, DestinationPeople destination, Function<String, Optional<User>> byEmail) {
        this.map = map;
        this.source = source;
        this.destination = destination;
        this.byEmail = byEmail;
    }

    @Override
    public String name(JsonNode user) {
        if (user.isObject() && user.path("username").asString("").equals(GHOST)) {
            return "@" + GHOST;
        }
        long id = user.isObject() ? user.path("id").asLong(-1) : user.asLong(-1);
        return known(id).orElseGet(() -> "~" + displayName(user, id));
    }

    /** The same of a user whom only the destination told us about. */
    String name(long id, String displayName) {
        return known(id).orElseGet(() -> "~" + displayName);
    }

    private Optional<String> known(long id) {
        return usernames.computeIfAbsent(id, i -> map.of(i).flatMap(this::destinationUsername)).map(username -> "@" + username);
    }

    private Optional<String> destinationUsername(UserMapping mapping) {
        if (mapping.action() == UserMapping.Action.SKIP) {
            return Optional.empty();
        }
        if (mapping.destinationId().isPresent()) {
            return Optional.of(destination.username(mapping.destinationId().getAsLong()));
        }
        Optional<String> found = Optional.ofNullable(mapping.email()).flatMap(byEmail).map(User::username);
        return found.or(() -> Optional.ofNullable(mapping.username()));
    }

    private String displayName(JsonNode user, long id) {
        if (user.isObject() && user.path("name").isString()) {
            return user.path("name").asString();
        }
        return names.computeIfAbsent(
                id, i -> map.of(i).map(UserMapping::sourceName).or(() -> source.user(i).map(User::name)).orElse("user " + i));
    }
}
