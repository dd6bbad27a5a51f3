package io.drover.connector.gitlab;

import io.drover.http.HttpProblem;
import io.drover.http.Response;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Secure files with their content, at most 5 MB each (doc/api/secure_files.md): keystores and the like, so they pass through memory only. */
final class SecureFileReader extends PagedReader {
    static final String CONTENT = "content";

    SecureFileReader(GitLabApi api, ListReader lists) {
        super(api, lists, endpoint());
    }

    static RelationEndpoint endpoint() {
        return RelationEndpoint.list(Relations.SECURE_FILES, "/projects/:id/secure_files", "name").feature("builds");
    }

    @Override
    RelationRecord complete(Relation relation, Owner owner, ObjectNode listed) {
        byte[] content = content(Route.of("/projects/:id/secure_files/:secure_file_id/download", owner.id(), listed.path("id").asLong()));
        ObjectNode fields = Fields.pick(listed, List.of("name"));
        fields.put("checksum", HexFormat.of().formatHex(Keys.digest().digest(content)));
        fields.put(CONTENT, Base64.getEncoder().encodeToString(content));
        return new RelationRecord(relation, Json.text(listed, "name", ""), fields, List.of());
    }

    private byte[] content(Route route) {
        try (Response response = api.open(route, Map.of("Accept", "*/*"))) {
            if (response.status() != 200) {
                throw api.refused(new Answer("GET", route, response.status(), response.headers(), MissingNode.getInstance()));
            }
            return response.body().readAllBytes();
        } catch (IOException e) {
            throw HttpProblem.reading(e, "GET " + route.path());
        }
    }
}
