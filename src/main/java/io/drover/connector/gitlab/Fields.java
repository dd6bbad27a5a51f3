package io.drover.connector.gitlab;

import java.util.Collection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Picks attributes of GitLab's JSON that mean something on any instance. Absent ones stay absent, so that versions can be compared. */
final class Fields {
    private static final List<String> USER = List.of("id", "username", "name");

    private Fields() {}

    static ObjectNode pick(JsonNode from, Collection<String> names) {
        ObjectNode picked = GitLabApi.JSON.createObjectNode();
        for (String name : names) {
            JsonNode value = from.get(name);
            if (value != null) {
                picked.set(name, value);
            }
        }
        return picked;
    }

    /** Every element of a list, picked. */
    static ArrayNode pickEach(JsonNode list, Collection<String> names) {
        ArrayNode picked = GitLabApi.JSON.createArrayNode();
        list.forEach(item -> picked.add(pick(item, names)));
        return picked;
    }

    /** A user as id, username and name: the id serves the user map, the rest people. */
    static JsonNode user(JsonNode user) {
        return user.isObject() ? pick(user, USER) : user;
    }

    static ArrayNode users(JsonNode list) {
        ArrayNode users = GitLabApi.JSON.createArrayNode();
        list.forEach(user -> users.add(user(user)));
        return users;
    }

    /** Replaces an attribute that is an object by one attribute of it: a milestone by its title. */
    static void flatten(ObjectNode node, String name, String attribute) {
        JsonNode value = node.get(name);
        if (value != null && value.isObject()) {
            node.set(name, value.path(attribute));
        }
    }
}
