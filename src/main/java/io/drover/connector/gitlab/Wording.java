package io.drover.connector.gitlab;

import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a record is said to the API where that differs from how it is shown: a list of people is written as a list of their ids. */
@FunctionalInterface
interface Wording {
    Wording AS_SHOWN = (shown, naming) -> shown;

    /** doc/api/merge_request_approvals.md, doc/api/status_checks.md. */
    Wording BY_ID = (shown, naming) -> {
        ObjectNode said = shown.deepCopy();
        ids(said, "users", "user_ids", naming::user);
        ids(said, "groups", "group_ids", naming::group);
        ids(said, "protected_branches", "protected_branch_ids", naming::branch);
        return said;
    };

    ObjectNode said(ObjectNode shown, Naming naming);

    private static void ids(ObjectNode said, String list, String parameter, Function<JsonNode, OptionalLong> id) {
        if (said.path(list).isArray()) {
            TreeSet<Long> ids = new TreeSet<>();
            Stream<JsonNode> all = said.path(list).valueStream();
            all.map(id).flatMapToLong(OptionalLong::stream).forEach(ids::add);
            ArrayNode sorted = said.putArray(parameter);
            ids.forEach(sorted::add);
        }
    }
}
