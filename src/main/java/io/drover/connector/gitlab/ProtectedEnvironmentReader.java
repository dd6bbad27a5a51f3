package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Protected environments; groups that may deploy are shown by id only, and an id says nothing elsewhere. */
final class ProtectedEnvironmentReader extends PagedReader {
    private static final List<String> ENTRY = List.of("access_level", "user_id", "group_id", "group_inheritance_type", "required_approvals");

    private final Map<Long, JsonNode> groups = new ConcurrentHashMap<>();

    ProtectedEnvironmentReader(GitLabApi api, ListReader lists, Relation relation) {
        super(api, lists, endpoint(relation));
    }

    static RelationEndpoint endpoint(Relation relation) {
        String place = relation.scope() == io.drover.model.Scope.GROUP ? "/groups/:id" : "/projects/:id";
        return RelationEndpoint.list(relation, place + "/protected_environments", "name", "name").premium();
    }

    @Override
    RelationRecord complete(Relation relation, Owner owner, ObjectNode listed) {
        ObjectNode fields = Fields.pick(listed, List.of("name", "required_approval_count"));
        for (String list : DeployAccessWording.LISTS) {
            ArrayNode entries = fields.putArray(list);
            listed.path(list).forEach(entry -> entries.add(entry(entry)));
        }
        return new RelationRecord(relation, Json.text(listed, "name", ""), fields, List.of());
    }

    private ObjectNode entry(JsonNode shown) {
        ObjectNode entry = Fields.pick(shown, ENTRY);
        if (shown.hasNonNull("user_id") || shown.hasNonNull("group_id")) {
            // an entry for a user or group also shows a level, which means nothing
            entry.remove("access_level");
        }
        if (shown.hasNonNull("group_id")) {
            entry.set("group", groups.computeIfAbsent(shown.path("group_id").asLong(), this::group));
        }
        return entry;
    }

    private JsonNode group(long id) {
        return api.find(Route.of("/groups/:id", id).with("with_projects", false))
                .map(group -> Fields.pick(group, List.of("id", "full_path")))
                .orElseGet(() -> GitLabApi.JSON.createObjectNode().put("id", id));
    }
}
