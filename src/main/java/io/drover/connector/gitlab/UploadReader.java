package io.drover.connector.gitlab;

import io.drover.http.HttpProblem;
import io.drover.http.Response;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Uploads with size and SHA-256 of what the instance really gives out, read once and not kept (doc/api/project_markdown_uploads.md, since
 * 17.2). Imports keep neither the id nor the secret, so that name and digest are all there is to compare.
 */
final class UploadReader extends PagedReader {
    UploadReader(GitLabApi api, ListReader lists) {
        super(api, lists, RelationEndpoint.list(Relations.UPLOADS, "/projects/:id/uploads", "filename"));
    }

    @Override
    RelationRecord complete(Relation relation, Owner owner, ObjectNode listed) {
        ObjectNode fields = Fields.pick(listed, List.of("filename", "size", "created_at"));
        if (listed.path("uploaded_by").isObject()) {
            fields.set("uploaded_by", Fields.user(listed.path("uploaded_by")));
        }
        String digest = digest(Route.of("/projects/:id/uploads/:upload_id", owner.id(), listed.path("id").asLong()));
        fields.put("sha256", digest);
        return new RelationRecord(relation, Json.text(listed, "filename", "") + "@" + digest, fields, List.of());
    }

    private String digest(Route route) {
        try (Response response = api.open(route, Map.of("Accept", "*/*"))) {
            if (response.status() != 200) {
                throw api.refused(new Answer("GET", route, response.status(), response.headers(), MissingNode.getInstance()));
            }
            return Keys.sha256(response.body());
        } catch (IOException e) {
            throw HttpProblem.reading(e, "GET " + route.path());
        }
    }
}
