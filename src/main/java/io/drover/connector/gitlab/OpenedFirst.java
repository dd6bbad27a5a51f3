package io.drover.connector.gitlab;

import io.drover.connector.Write;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What GitLab makes open, and closes only when it is there: nobody makes a closed one. */
abstract class OpenedFirst extends EnsureHandler {
    static final String EVENT = "state_event";

    OpenedFirst(GitLabApi api, ListReader lists, Writable writable) {
        super(api, lists, writable);
    }

    /** The address of one that was just made. */
    abstract Route one(Write write, JsonNode made);

    /** The event that leads to the state that is shown. */
    static ObjectNode withEvent(ObjectNode shown, String open) {
        return shown.has("state") ? shown.deepCopy().put(EVENT, Json.text(shown, "state", "").equals("closed") ? "close" : open) : shown;
    }

    @Override
    final void create(Route collection, Write write) {
        ObjectNode open = write.body().deepCopy();
        open.remove(List.of(EVENT));
        JsonNode made = api.post(collection, open);
        if (Json.text(write.body(), EVENT, "").equals("close")) {
            api.put(one(write, made), GitLabApi.JSON.createObjectNode().put(EVENT, "close"));
        }
    }
}
