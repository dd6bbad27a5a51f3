package io.drover.connector.gitlab;

import java.util.Collection;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What would have to be sent so that a record becomes the wanted one. */
final class Differences {
    private Differences() {}

    /**
     * Attributes of {@code wanted} whose values differ. An attribute that the destination does not show is left alone: an older version
     * does not know it, and asking for it again and again would never end.
     */
    static ObjectNode of(JsonNode wanted, JsonNode current, Collection<String> attributes) {
        ObjectNode changed = GitLabApi.JSON.createObjectNode();
        for (String name : attributes) {
            JsonNode value = wanted.get(name);
            JsonNode now = current.get(name);
            if (value != null && now != null && !same(value, now)) {
                changed.set(name, value);
            }
        }
        return changed;
    }

    /** The attributes to create with: those that are set. */
    static ObjectNode set(JsonNode wanted, Collection<String> attributes) {
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        for (String name : attributes) {
            JsonNode value = wanted.get(name);
            if (value != null && !value.isNull()) {
                body.set(name, value);
            }
        }
        return body;
    }

    /** GitLab gives null in one place and an empty string in another for the same nothing. */
    static boolean same(JsonNode one, JsonNode other) {
        return nothing(one) ? nothing(other) : one.equals(other) || sameNumber(one, other);
    }

    private static boolean nothing(JsonNode value) {
        return value.isNull() || value.isMissingNode() || (value.isString() && value.asString().isEmpty());
    }

    private static boolean sameNumber(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber() && one.asDouble() == other.asDouble();
    }
}
