package io.drover.connector.gitlab;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What hangs on an issue or merge request: discussions, emoji, events (doc/api/discussions.md, emoji_reactions.md,
 * resource_label_events.md, resource_state_events.md, resource_milestone_events.md).
 */
final class Discussions {
    private static final List<String> NOTE = List.of(
            "type", "body", "created_at", "updated_at", "system", "resolvable", "resolved", "resolved_at", "confidential", "internal");
    private static final List<String> POSITION = List.of(
            "base_sha", "start_sha", "head_sha", "old_path", "new_path", "position_type", "old_line", "new_line", "line_range", "width", "height", "x", "y");
    private static final List<String> EVENT = List.of("action", "state", "created_at", "source_commit");

    private final GitLabApi api;

    Discussions(GitLabApi api) {
        this.api = api;
    }

    /** @param path pattern of one issue or merge request, {@code /projects/:id/issues/:issue_iid} */
    void addTo(ObjectNode fields, String path, long project, long iid) {
        fields.set("discussions", all(path + "/discussions", project, iid, Discussions::discussion));
        fields.set("award_emoji", all(path + "/award_emoji", project, iid, Discussions::award));
        for (String events : List.of("resource_label_events", "resource_state_events", "resource_milestone_events")) {
            fields.set(events, all(path + "/" + events, project, iid, Discussions::event));
        }
    }

    /** GitLab finds what people say about an epic by its id, and its emoji by its number. Label events it does not bring anywhere. */
    void addToEpic(ObjectNode fields, long group, ObjectNode epic) {
        long id = epic.path("id").asLong();
        fields.set("discussions", all("/groups/:id/epics/:epic_id/discussions", group, id, Discussions::discussion));
        fields.set("award_emoji", all("/groups/:id/epics/:epic_iid/award_emoji", group, epic.path("iid").asLong(), Discussions::award));
        fields.set("resource_state_events", all("/groups/:id/epics/:epic_id/resource_state_events", group, id, Discussions::event));
    }

    private ArrayNode all(String path, long project, long iid, Function<ObjectNode, ObjectNode> shape) {
        ArrayNode list = GitLabApi.JSON.createArrayNode();
        api.each(Route.of(path, project, iid), node -> list.add(shape.apply(node)));
        return list;
    }

    private static ObjectNode discussion(ObjectNode node) {
        ObjectNode discussion = Fields.pick(node, List.of("id", "individual_note"));
        ArrayNode notes = GitLabApi.JSON.createArrayNode();
        node.path("notes").forEach(note -> notes.add(note(note)));
        discussion.set("notes", notes);
        return discussion;
    }

    private static ObjectNode note(JsonNode node) {
        ObjectNode note = Fields.pick(node, NOTE);
        note.set("author", Fields.user(node.path("author")));
        if (node.path("resolved_by").isObject()) {
            note.set("resolved_by", Fields.user(node.path("resolved_by")));
        }
        if (node.path("position").isObject()) {
            note.set("position", Fields.pick(node.path("position"), POSITION));
        }
        return note;
    }

    private static ObjectNode award(ObjectNode node) {
        ObjectNode award = Fields.pick(node, List.of("name", "created_at"));
        award.set("user", Fields.user(node.path("user")));
        return award;
    }

    private static ObjectNode event(ObjectNode node) {
        ObjectNode event = Fields.pick(node, EVENT);
        event.set("user", Fields.user(node.path("user")));
        for (Map.Entry<String, String> named : Map.of("label", "name", "milestone", "title").entrySet()) {
            String value = Json.text(node.path(named.getKey()), named.getValue());
            if (value != null) {
                event.put(named.getKey(), value);
            }
        }
        return event;
    }
}
