package io.drover.verify;

import io.drover.connector.InventoryReader;
import io.drover.model.User;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Users as the destination shows them. */
final class DestinationPeople implements People {
    private final InventoryReader reader;
    private final Map<Long, String> usernames = new ConcurrentHashMap<>();

    DestinationPeople(InventoryReader reader) {
        this.reader = reader;
    }

    @Override
    public String name(JsonNode user) {
        if (user.isObject() && user.path("username").isString()) {
            return "@" + user.path("username").asString();
        }
        long id = user.isObject() ? user.path("id").asLong(-1) : user.asLong(-1);
        return "@" + username(id);
    }

    String username(long id) {
        return usernames.computeIfAbsent(id, i -> reader.user(i).map(User::username).orElse("user " + i + ", who is gone"));
    }
}
