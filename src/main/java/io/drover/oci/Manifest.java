package io.drover.oci;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An image manifest or an index of manifests, as the very bytes the registry gave: its digest is theirs, so they are never written anew.
 *
 * @param manifests of an index: what it points to
 * @param blobs     of an image: its configuration and layers
 * @param subject   what it is about, for signatures and attestations (OCI image spec 1.1, manifest.md, "subject")
 */
public record Manifest(
        String mediaType, Digest digest, byte[] bytes, List<Descriptor> manifests, List<Descriptor> blobs, Optional<Descriptor> subject) {
    static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String OCI_IMAGE = "application/vnd.oci.image.manifest.v1+json";
    private static final String DOCKER_LIST = "application/vnd.docker.distribution.manifest.list.v2+json";
    private static final String DOCKER_IMAGE = "application/vnd.docker.distribution.manifest.v2+json";

    /** Schema 1 signs the repository's own name, so it cannot live under another one (distribution, manifest-v2-1.md). */
    private static final Set<String> SCHEMA_1 =
            Set.of("application/vnd.docker.distribution.manifest.v1+json", "application/vnd.docker.distribution.manifest.v1+prettyjws");

    /** What we understand, for {@code Accept}: without it a registry converts or refuses. */
    static final String ACCEPT = String.join(", ", OCI_INDEX, OCI_IMAGE, DOCKER_LIST, DOCKER_IMAGE);

    public Manifest {
        manifests = List.copyOf(manifests);
        blobs = List.copyOf(blobs);
    }

    /** @throws io.drover.problem.ProblemException {@code IMAGE_MANIFEST_UNUSABLE} */
    static Manifest parse(String contentType, byte[] bytes, String where) {
        try {
            JsonNode json = JsonMapper.shared().readTree(bytes);
            String type = json.path("mediaType").asString(contentType.split(";")[0].strip());
            if (SCHEMA_1.contains(type) || json.path("schemaVersion").asInt(2) == 1) {
                throw OciProblem.IMAGE_TOO_OLD.exception("its manifest is of schema 1", where);
            }
            if (!json.path("manifests").isArray() && !json.path("layers").isArray()) {
                throw OciProblem.IMAGE_MANIFEST_UNUSABLE.exception("it names neither layers nor manifests", where);
            }
            List<Descriptor> blobs = descriptors(json.path("layers"));
            descriptor(json.path("config")).ifPresent(blobs::addFirst);
            return new Manifest(type, Digest.sha256(bytes), bytes, descriptors(json.path("manifests")), blobs, descriptor(json.path("subject")));
        } catch (JacksonException | IllegalArgumentException e) {
            throw OciProblem.IMAGE_MANIFEST_UNUSABLE.exception("it is no manifest: " + e.getClass().getSimpleName(), where, e);
        }
    }

    private static List<Descriptor> descriptors(JsonNode list) {
        List<Descriptor> descriptors = new ArrayList<>();
        list.forEach(each -> descriptor(each).ifPresent(descriptors::add));
        return descriptors;
    }

    private static Optional<Descriptor> descriptor(JsonNode json) {
        return json.path("digest").isString()
                ? Optional.of(new Descriptor(
                        json.path("mediaType").asString(""),
                        new Digest(json.path("digest").asString()),
                        json.path("size").asLong(0),
                        json.path("urls").isArray() && !json.path("urls").isEmpty()))
                : Optional.empty();
    }
}
