package io.drover.connector.gitlab;

import io.drover.connector.Write;
import io.drover.model.Owner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Releases that no method brought (doc/api/releases/_index.md, doc/api/releases/links.md), with their links and milestones. Each needs its tag, which comes
 * with the repository; when it was created cannot be said, when it was released can.
 */
final class ReleaseHandler extends EnsureHandler {
    private static final String LINKS = "links";
    private static final String PLACE = "/projects/:id/releases/:tag_name/assets/links";
    private static final List<String> ATTRIBUTES = List.of("tag_name", "name", "description", "released_at", "milestones", LINKS);

    ReleaseHandler(GitLabApi api, ListReader lists, RelationEndpoint endpoint) {
        super(api, lists, Writable.byId(endpoint, ":tag_name", ATTRIBUTES)
                .at((owner, current) -> Route.of(endpoint.path() + "/:tag_name", owner.id(), Json.text(current, "tag_name", "")))
                .fixed("tag_name")
                .worded((shown, _) -> shown.has("assets") ? RelationEndpoints.release(shown.deepCopy()) : shown));
    }

    @Override
    void create(Route collection, Write write) {
        ObjectNode body = write.body().deepCopy();
        JsonNode links = body.remove(LINKS);
        if (links != null && !links.isEmpty()) {
            body.putObject("assets").set(LINKS, links);
        }
        api.post(collection, body);
    }

    @Override
    void update(Owner owner, Route one, ObjectNode changed, ObjectNode current) {
        ObjectNode rest = changed.deepCopy();
        JsonNode links = rest.remove(LINKS);
        if (links != null) {
            link(owner, links, current);
        }
        if (!rest.isEmpty()) {
            send(one, rest, true);
        }
    }

    /** Those that somebody added at the destination stay. */
    private void link(Owner owner, JsonNode wanted, ObjectNode current) {
        String tag = Json.text(current, "tag_name", "");
        Map<String, JsonNode> there = new HashMap<>();
        current.path("assets").path(LINKS).forEach(link -> there.put(Json.text(link, "name", ""), link));
        for (JsonNode link : wanted) {
            JsonNode known = there.get(Json.text(link, "name", ""));
            if (known == null) {
                api.post(Route.of(PLACE, owner.id(), tag), (ObjectNode) link);
            } else {
                send(Route.of(PLACE + "/:link_id", owner.id(), tag, known.path("id").asLong()), (ObjectNode) link, true);
            }
        }
    }
}
