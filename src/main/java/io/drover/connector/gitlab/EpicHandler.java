package io.drover.connector.gitlab;

import io.drover.connector.Write;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Epics of a group that came without an import (doc/api/epics.md). Whoever calls is their author, and closes them now; what was said about
 * them stays behind.
 */
final class EpicHandler extends EnsureHandler {
    private static final String EVENT = "state_event";
    private static final List<String> SENT = List.of(
            "title", "description", "confidential", "labels", "color", "start_date_is_fixed", "start_date_fixed", "due_date_is_fixed",
            "due_date_fixed", "created_at", EVENT);

    EpicHandler(GitLabApi api, ListReader lists) {
        super(api, lists, Writable.byId(EpicReader.endpoint(), ":epic_iid", SENT)
                .at((owner, epic) -> Route.of(EpicReader.ONE, owner.id(), epic.path("iid").asLong()))
                .fixed("title", "created_at")
                .worded((shown, _) -> said(shown)));
    }

    /** Labels are said as one text, and a state as what leads to it. */
    private static ObjectNode said(ObjectNode shown) {
        ObjectNode said = shown.deepCopy();
        said.put("labels", String.join(",", shown.path("labels").valueStream().map(JsonNode::asString).sorted().toList()));
        said.put(EVENT, Json.text(shown, "state", "").equals("closed") ? "close" : "reopen");
        return said;
    }

    /** An epic is made open; GitLab closes none that it makes. */
    @Override
    void create(Route collection, Write write) {
        ObjectNode body = write.body().deepCopy();
        body.remove(EVENT);
        JsonNode made = api.post(collection, body);
        if (Json.text(write.body(), EVENT, "").equals("close")) {
            api.put(Route.of(EpicReader.ONE, made.path("group_id").asLong(), made.path("iid").asLong()), GitLabApi.JSON.createObjectNode().put(EVENT, "close"));
        }
    }
}
