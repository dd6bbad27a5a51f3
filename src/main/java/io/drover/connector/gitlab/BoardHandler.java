package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Issue boards that no method brought (doc/api/boards.md, doc/api/group_boards.md): the board and its lists of labels, in their order. Lists of people,
 * milestones and iterations are for a person to add. A board that is there is left as it is, except that one of ours is finished after a crash.
 */
final class BoardHandler implements RelationHandler {
    private static final List<String> SWITCHES = List.of("hide_backlog_list", "hide_closed_list");
    private static final String LABELS = "labels";

    private final GitLabApi api;
    private final ListReader lists;
    private final RelationEndpoint endpoint;

    BoardHandler(GitLabApi api, ListReader lists, RelationEndpoint endpoint) {
        this.api = api;
        this.lists = lists;
        this.endpoint = endpoint;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        Set<String> there = wanted.isEmpty() ? Set.of() : lists.keyed(endpoint, owner).keySet();
        Map<String, Long> labels = wanted.isEmpty() ? Map.of() : labels(owner);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            if (!there.contains(record.key())) {
                writes.add(plan(owner, record, labels));
            }
        }
        return writes;
    }

    private Write plan(Owner owner, RelationRecord record, Map<String, Long> labels) {
        ObjectNode body = Fields.pick(record.fields(), SWITCHES);
        body.put("name", Json.text(record.fields(), "name", record.key()));
        ArrayNode named = body.putArray(LABELS);
        List<String> byHand = new ArrayList<>();
        for (JsonNode list : record.fields().path("lists")) {
            String label = Json.text(list, "label", "");
            if (labels.containsKey(label)) {
                named.add(label);
            } else {
                byHand.add("list of " + (label.isEmpty() ? Json.text(list, "list_type", "something else") : "label " + label));
            }
        }
        return new Write(Write.Kind.CREATE, record.relation(), owner, record.key(), "POST " + all(owner).path(), body, byHand);
    }

    private Map<String, Long> labels(Owner owner) {
        Map<String, Long> ids = new HashMap<>();
        Route all = Route.of(SettingsHandler.one(owner).pattern() + "/labels", owner.id()).with("include_ancestor_groups", true);
        api.each(all, label -> ids.put(Json.text(label, "name", ""), label.path("id").asLong()));
        return ids;
    }

    @Override
    public Receipt apply(Write write) {
        ObjectNode there = lists.keyed(endpoint, write.owner()).get(write.key());
        boolean created = there == null;
        Optional<JsonNode> made = there == null ? make(write) : Optional.of(there);
        if (made.isEmpty()) {
            return new Receipt(write.relation(), write.key(), false, List.of("board"));
        }
        JsonNode board = made.get();
        Route one = one(write.owner(), board);
        if (SWITCHES.stream().anyMatch(name -> write.body().path(name).asBoolean(false) != board.path(name).asBoolean(false))) {
            api.put(one, Fields.pick(write.body(), SWITCHES));
        }
        Set<String> has = new HashSet<>();
        board.path("lists").forEach(list -> has.add(label(list)));
        Map<String, Long> labels = labels(write.owner());
        for (JsonNode label : write.body().path(LABELS)) {
            Long id = labels.get(label.asString());
            if (id != null && has.add(label.asString())) {
                api.post(Route.of(one.pattern() + "/lists", write.owner().id(), board.path("id").asLong()), GitLabApi.JSON.createObjectNode().put("label_id", id));
            }
        }
        return new Receipt(write.relation(), write.key(), created, write.reenter());
    }

    /** Empty where the instance's tier allows no further board. */
    private Optional<JsonNode> make(Write write) {
        ObjectNode body = GitLabApi.JSON.createObjectNode().put("name", Json.text(write.body(), "name", ""));
        Answer answer = api.exchange("POST", all(write.owner()), GitLabApi.jsonBody(body), false);
        if (answer.status() == 403 || answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.ok()) {
            throw api.refused(answer);
        }
        return Optional.of(answer.json());
    }

    /** As the reader gives it, or as GitLab answers. */
    private static String label(JsonNode list) {
        return list.path("label").isString() ? list.path("label").asString() : Json.text(list.path("label"), "name", "");
    }

    @Override
    public boolean remove(Owner owner, String key) {
        ObjectNode there = lists.keyed(endpoint, owner).get(key);
        return there != null && api.delete(one(owner, there));
    }

    private Route all(Owner owner) {
        return Route.of(endpoint.path(), owner.id());
    }

    private Route one(Owner owner, JsonNode board) {
        return Route.of(endpoint.path() + "/:board_id", owner.id(), board.path("id").asLong());
    }
}
