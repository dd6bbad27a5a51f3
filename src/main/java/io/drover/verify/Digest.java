package io.drover.verify;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** SHA-256 over canonical records: the same content gives the same digest on any instance, with any ids, in any run. */
final class Digest {
    private Digest() {}

    /**
     * Of one canonical record. What pairs elements and the values of secrets are left out (a digest of a short secret could be guessed),
     * and {@code url}, the instance's own address, is replaced wherever it occurs.
     */
    static String of(ObjectNode canonical, String url) {
        return sha256(sortedJson(published(canonical)).replace(url, "<instance>"));
    }

    /**
     * Like {@link #of}, and with the keyed digests of its secrets, so that another secret gives another digest. Worth nothing to whoever
     * does not have the key. Empty when the record has no secret.
     */
    static Optional<String> sealed(ObjectNode canonical, String url) {
        JsonNode whole = withoutPairing(canonical);
        String json = sortedJson(whole);
        return json.contains("\"" + Canonical.DIGEST) ? Optional.of(sha256(json.replace(url, "<instance>"))) : Optional.empty();
    }

    /** Of a whole relation: of its records' digests in order, each with its key. */
    static String ofAll(Collection<String> recordDigests) {
        return sha256(recordDigests.stream().sorted().collect(Collectors.joining("\n")));
    }

    static String sha256(String text) {
        return hex(sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** JSON with the names of every object in order. */
    static String sortedJson(JsonNode node) {
        return sorted(node).toString();
    }

    private static JsonNode sorted(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                TreeMap<String, JsonNode> byName = new TreeMap<>();
                object.properties().forEach(e -> byName.put(e.getKey(), sorted(e.getValue())));
                yield JsonNodeFactory.instance.objectNode().setAll(byName);
            }
            case ArrayNode array -> {
                ArrayNode out = JsonNodeFactory.instance.arrayNode();
                array.forEach(e -> out.add(sorted(e)));
                yield out;
            }
            default -> node;
        };
    }

    private static JsonNode published(JsonNode node) {
        return withoutSecrets(withoutPairing(node));
    }

    private static JsonNode withoutPairing(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode out = JsonNodeFactory.instance.objectNode();
                object.properties().stream()
                        .filter(e -> !e.getKey().equals(Canonical.MATCH))
                        .forEach(e -> out.set(e.getKey(), withoutPairing(e.getValue())));
                yield out;
            }
            case ArrayNode array -> {
                ArrayNode out = JsonNodeFactory.instance.arrayNode();
                array.forEach(e -> out.add(withoutPairing(e)));
                yield out;
            }
            default -> node;
        };
    }

    private static JsonNode withoutSecrets(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode out = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(e -> out.set(e.getKey(), withoutSecrets(e.getValue())));
                yield out;
            }
            case ArrayNode array -> {
                ArrayNode out = JsonNodeFactory.instance.arrayNode();
                array.forEach(e -> out.add(withoutSecrets(e)));
                yield out;
            }
            default ->
                node.isString() && node.asString().startsWith(Canonical.DIGEST) ? JsonNodeFactory.instance.stringNode("present") : node;
        };
    }
}
