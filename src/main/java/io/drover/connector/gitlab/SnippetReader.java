package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Project snippets (doc/api/project_snippets.md). {@code id} is kept although it differs between instances: the snippet's repository is
 * known by it.
 */
final class SnippetReader extends PagedReader {
    private static final List<String> KEEP = List.of("id", "title", "description", "visibility", "created_at", "updated_at");

    SnippetReader(GitLabApi api, ListReader lists) {
        super(api, lists, RelationEndpoint.list(Relations.SNIPPETS, "/projects/:id/snippets", "title").feature("snippets"));
    }

    @Override
    RelationRecord complete(Relation relation, Owner owner, ObjectNode listed) {
        ObjectNode fields = Fields.pick(listed, KEEP);
        fields.set("author", Fields.user(listed.path("author")));
        ArrayNode files = GitLabApi.JSON.createArrayNode();
        listed.path("files").forEach(file -> files.add(Json.text(file, "path", "")));
        if (files.isEmpty() && listed.hasNonNull("file_name")) {
            files.add(Json.text(listed, "file_name", ""));
        }
        fields.set("files", files);
        // titles repeat; an import keeps the time of creation
        String key = Json.text(listed, "title", "") + "@" + Json.text(listed, "created_at", "");
        return new RelationRecord(relation, key, fields, List.of());
    }
}
