package io.drover.secrets;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One line of the sealed file: in clear what the secret is for, and the secret itself in its box.
 *
 * @param instance the destination's address
 * @param owner    full path of the group or project
 * @param id       the token's id at the destination
 */
public record SealedEntry(Instant at, String instance, String relation, String owner, String key, long id, String box) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The clear part, which the box is bound to. */
    byte[] words() {
        return JSON.writeValueAsString(clear()).getBytes(StandardCharsets.UTF_8);
    }

    byte[] boxed() {
        return Base64.getDecoder().decode(box);
    }

    SealedEntry with(byte[] newBox) {
        return new SealedEntry(at, instance, relation, owner, key, id, Base64.getEncoder().encodeToString(newBox));
    }

    /** Whether both are for the same thing: the later one replaces the earlier one. */
    boolean sameThing(SealedEntry other) {
        return instance.equals(other.instance) && relation.equals(other.relation) && owner.equals(other.owner) && key.equals(other.key);
    }

    String line() {
        return JSON.writeValueAsString(clear().put("box", box));
    }

    private ObjectNode clear() {
        return JSON.createObjectNode()
                .put("at", at.toString())
                .put("instance", instance)
                .put("relation", relation)
                .put("owner", owner)
                .put("key", key)
                .put("id", id);
    }

    /** @throws IllegalArgumentException when the line is not whole */
    static SealedEntry parse(String line) {
        JsonNode node = JSON.readTree(line);
        if (!node.hasNonNull("box") || !node.hasNonNull("at")) {
            throw new IllegalArgumentException("not a sealed entry");
        }
        return new SealedEntry(
                Instant.parse(node.path("at").asString()),
                node.path("instance").asString(""),
                node.path("relation").asString(""),
                node.path("owner").asString(""),
                node.path("key").asString(""),
                node.path("id").asLong(),
                node.path("box").asString());
    }
}
