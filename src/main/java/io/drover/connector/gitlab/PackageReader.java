package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Packages with the digests of their files. */
final class PackageReader extends PagedReader {
    private final GitLabPackages packages;

    PackageReader(GitLabApi api, ListReader lists, GitLabPackages packages) {
        super(api, lists, RelationEndpoints.of(Relations.PACKAGES).orElseThrow());
        this.packages = packages;
    }

    @Override
    RelationRecord complete(Relation relation, Owner owner, ObjectNode listed) {
        ObjectNode fields = Fields.pick(listed, List.of("name", "version", "package_type", "status"));
        ArrayNode files = fields.putArray("files");
        packages.files(owner, listed.path("id").asLong()).stream().map(file -> file.name() + " " + file.sha256()).sorted().forEach(files::add);
        String key = Json.text(listed, "package_type", "") + ":" + Json.text(listed, "name", "") + ":" + Json.text(listed, "version", "");
        return new RelationRecord(relation, key, fields, List.of());
    }
}
