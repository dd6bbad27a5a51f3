package io.drover.oci;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * For registries that do not track what refers to what: an index under the tag {@code sha256-<hex>} that the client keeps (OCI distribution
 * spec 1.1, "Referrers tag schema"). Two writers at once would lose one entry; an item of the migration works on one project alone.
 */
final class ReferrersTag {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Registry registry;
    private final String repository;

    ReferrersTag(Registry registry, String repository) {
        this.registry = registry;
        this.repository = repository;
    }

    static String of(Digest subject) {
        return subject.text().replace(':', '-');
    }

    /** Adds a referrer. Idempotent. */
    void add(Digest subject, Manifest referrer) {
        String tag = of(subject);
        Optional<Manifest> there = registry.manifest(repository, tag);
        if (there.isPresent() && there.get().manifests().stream().anyMatch(d -> d.digest().equals(referrer.digest()))) {
            return;
        }
        ObjectNode index = there.map(manifest -> (ObjectNode) JSON.readTree(manifest.bytes())).orElseGet(ReferrersTag::empty);
        ObjectNode entry = ((ArrayNode) index.withArray("manifests")).addObject();
        entry.put("mediaType", referrer.mediaType());
        entry.put("digest", referrer.digest().text());
        entry.put("size", referrer.bytes().length);
        String artifactType = JSON.readTree(referrer.bytes()).path("artifactType").asString("");
        if (!artifactType.isEmpty()) {
            entry.put("artifactType", artifactType);
        }
        byte[] bytes = JSON.writeValueAsString(index).getBytes(StandardCharsets.UTF_8);
        registry.push(repository, tag, Manifest.parse(Manifest.OCI_INDEX, bytes, repository + ":" + tag));
    }

    private static ObjectNode empty() {
        ObjectNode index = JSON.createObjectNode();
        index.put("schemaVersion", 2);
        index.put("mediaType", Manifest.OCI_INDEX);
        index.putArray("manifests");
        return index;
    }
}
