package io.drover.connector.gitlab;

import io.drover.connector.Write;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Milestones that no method brought (doc/api/milestones.md, doc/api/group_milestones.md). They get numbers anew. */
final class MilestoneHandler extends OpenedFirst {
    private static final List<String> ATTRIBUTES = List.of("title", "description", "start_date", "due_date", EVENT);
    private static final String ONE = ":milestone_id";

    private final RelationEndpoint endpoint;

    MilestoneHandler(GitLabApi api, ListReader lists, RelationEndpoint endpoint) {
        super(api, lists, Writable.byId(endpoint, ONE, ATTRIBUTES).worded((shown, _) -> withEvent(shown, "activate")));
        this.endpoint = endpoint;
    }

    @Override
    Route one(Write write, JsonNode made) {
        return Route.of(endpoint.path() + "/" + ONE, write.owner().id(), made.path("id").asLong());
    }
}
