package io.drover.connector.gitlab;

import io.drover.connector.Write;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Milestones that no method brought (doc/api/milestones.md, doc/api/group_milestones.md). They get numbers anew, and are closed when they are there: nobody
 * makes a closed one.
 */
final class MilestoneHandler extends EnsureHandler {
    private static final String STATE = "state_event";
    private static final List<String> ATTRIBUTES = List.of("title", "description", "start_date", "due_date", STATE);

    private final RelationEndpoint endpoint;

    MilestoneHandler(GitLabApi api, ListReader lists, RelationEndpoint endpoint) {
        super(api, lists, Writable.byId(endpoint, ":milestone_id", ATTRIBUTES).worded((shown, _) -> said(shown)));
        this.endpoint = endpoint;
    }

    private static ObjectNode said(ObjectNode shown) {
        return shown.has("state") ? shown.deepCopy().put(STATE, Json.text(shown, "state", "").equals("closed") ? "close" : "activate") : shown;
    }

    @Override
    void create(Route collection, Write write) {
        ObjectNode open = write.body().deepCopy();
        open.remove(STATE);
        JsonNode made = api.post(collection, open);
        if (Json.text(write.body(), STATE, "").equals("close")) {
            Route one = Route.of(endpoint.path() + "/:milestone_id", write.owner().id(), made.path("id").asLong());
            send(one, GitLabApi.JSON.createObjectNode().put(STATE, "close"), true);
        }
    }
}
