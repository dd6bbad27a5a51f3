package io.drover.connector.gitlab;

import io.drover.connector.Write;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Epics of a group that came without an import (doc/api/epics.md). Whoever calls is their author, and closes them now; what was said about
 * them stays behind.
 */
final class EpicHandler extends OpenedFirst {
    private static final List<String> SENT = List.of(
            "title", "description", "confidential", "labels", "color", "start_date_is_fixed", "start_date_fixed", "due_date_is_fixed",
            "due_date_fixed", "created_at", EVENT);

    EpicHandler(GitLabApi api, ListReader lists) {
        super(api, lists, Writable.byId(EpicReader.endpoint(), ":epic_iid", SENT)
                .at((owner, epic) -> Route.of(EpicReader.ONE, owner.id(), epic.path("iid").asLong()))
                .fixed("title", "created_at")
                .worded((shown, _) -> said(shown)));
    }

    /** Labels are said as one text. */
    private static ObjectNode said(ObjectNode shown) {
        ObjectNode said = withEvent(shown.deepCopy(), "reopen");
        return said.put("labels", String.join(",", shown.path("labels").valueStream().map(JsonNode::asString).sorted().toList()));
    }

    @Override
    Route one(Write write, JsonNode made) {
        return Route.of(EpicReader.ONE, made.path("group_id").asLong(), made.path("iid").asLong());
    }
}
