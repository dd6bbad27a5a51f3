package io.drover.connector.gitlab;

import io.drover.connector.Images;
import io.drover.http.InParallel;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.oci.Digest;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Image repositories with the manifest digest behind every tag, as the registry itself says it. */
final class ImageReader extends PagedReader {
    /** Stands for the project's own repository, which has no name. */
    private static final String OWN = ".";

    private final Images images;

    ImageReader(GitLabApi api, ListReader lists, Images images) {
        super(api, lists, RelationEndpoints.of(Relations.CONTAINER_REPOSITORIES).orElseThrow());
        this.images = images;
    }

    @Override
    RelationRecord complete(Relation relation, Owner owner, ObjectNode listed) {
        String name = Json.text(listed, "name", "");
        ObjectNode fields = Fields.pick(listed, List.of("name", "tags_count"));
        ArrayNode tags = fields.putArray("tags");
        images.home(owner).ifPresent(home -> digests(home, home.repository(name)).forEach(tags::add));
        return new RelationRecord(relation, name.isEmpty() ? OWN : name, fields, List.of());
    }

    private static List<String> digests(Images.Home home, String repository) {
        List<String> tags = home.registry().tags(repository).stream().sorted().toList();
        return InParallel.map(tags, tag -> tag + " " + digest(home.registry().resolve(repository, tag)));
    }

    private static String digest(Optional<Digest> digest) {
        return digest.map(Digest::text).orElse("without an image");
    }
}
