package io.drover.connector.gitlab;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Strategies as the API wants them: a user list by its id, in an order that does not depend on when they were made. */
final class FeatureFlagWording implements Wording {
    @Override
    public ObjectNode said(ObjectNode shown, Naming naming) {
        ObjectNode said = shown.deepCopy();
        if (shown.path("strategies").isArray()) {
            Stream<JsonNode> strategies = shown.path("strategies").valueStream().map(strategy -> strategy(strategy, naming));
            said.putArray("strategies").addAll(sorted(strategies));
        }
        return said;
    }

    private static ObjectNode strategy(JsonNode shown, Naming naming) {
        ObjectNode said = Fields.pick(shown, List.of("name", "parameters"));
        Stream<JsonNode> scopes = shown.path("scopes").valueStream().map(scope -> Fields.pick(scope, List.of("environment_scope")));
        said.putArray("scopes").addAll(sorted(scopes));
        if (shown.path("user_list").isObject()) {
            OptionalLong list = naming.userList(shown.path("user_list"));
            list.ifPresent(id -> said.put("user_list_id", id));
        }
        return said;
    }

    private static List<JsonNode> sorted(Stream<JsonNode> nodes) {
        return nodes.sorted(Comparator.comparing(JsonNode::toString)).toList();
    }
}
