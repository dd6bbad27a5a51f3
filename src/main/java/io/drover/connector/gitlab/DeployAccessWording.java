package io.drover.connector.gitlab;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Who may deploy and who must approve, by the destination's ids (doc/api/protected_environments.md). */
final class DeployAccessWording implements Wording {
    static final List<String> LISTS = List.of("deploy_access_levels", "approval_rules");

    @Override
    public ObjectNode said(ObjectNode shown, Naming naming) {
        ObjectNode said = shown.deepCopy();
        for (String list : LISTS) {
            if (shown.path(list).isArray()) {
                said.set(list, entries(shown.path(list), naming));
            }
        }
        return said;
    }

    private static ArrayNode entries(JsonNode shown, Naming naming) {
        List<ObjectNode> entries = shown.valueStream()
                .map(entry -> entry(entry, naming))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(JsonNode::toString))
                .toList();
        return GitLabApi.JSON.createArrayNode().addAll(entries);
    }

    /** Empty when the destination has nobody like that: nobody else gets the right. */
    private static Optional<ObjectNode> entry(JsonNode shown, Naming naming) {
        ObjectNode said = GitLabApi.JSON.createObjectNode();
        if (shown.hasNonNull("user_id")) {
            OptionalLong user = naming.user(GitLabApi.JSON.createObjectNode().put("id", shown.path("user_id").asLong()));
            user.ifPresent(id -> said.put("user_id", id));
        } else if (shown.hasNonNull("group_id")) {
            JsonNode group = shown.has("group") ? shown.path("group") : GitLabApi.JSON.createObjectNode().put("id", shown.path("group_id").asLong());
            OptionalLong there = naming.group(group);
            there.ifPresent(id -> said.put("group_id", id).put("group_inheritance_type", Json.number(shown, "group_inheritance_type", 0)));
        } else {
            said.put("access_level", Json.number(shown, "access_level", 40));
        }
        if (said.isEmpty()) {
            return Optional.empty();
        }
        if (shown.hasNonNull("required_approvals")) {
            said.put("required_approvals", shown.path("required_approvals").asLong());
        }
        return Optional.of(said);
    }
}
