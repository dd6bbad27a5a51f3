package io.drover.connector.gitlab;

import io.drover.model.Owner;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records with lists whose elements an update adds to unless told to destroy them: strategies of a feature flag, levels of a protected
 * environment (doc/api/feature_flags.md, doc/api/protected_environments.md). A list that differs is replaced in one call.
 */
final class ReplacingHandler extends EnsureHandler {
    private final List<String> replaced;

    ReplacingHandler(GitLabApi api, ListReader lists, Writable writable, String... replaced) {
        super(api, lists, writable);
        this.replaced = List.of(replaced);
    }

    @Override
    void update(Owner owner, Route one, ObjectNode changed, ObjectNode current) {
        ObjectNode sent = changed.deepCopy();
        for (String name : replaced) {
            if (changed.has(name)) {
                sent.set(name, replacement(changed.path(name), current.path(name)));
            }
        }
        // Once only: repeated after a lost answer it would add everything again. The step that is tried again looks first.
        send(one, sent, false);
    }

    private static ArrayNode replacement(JsonNode wanted, JsonNode there) {
        ArrayNode list = GitLabApi.JSON.createArrayNode();
        there.forEach(element -> list.addObject().put("id", element.path("id").asLong()).put("_destroy", true));
        wanted.forEach(list::add);
        return list;
    }
}
