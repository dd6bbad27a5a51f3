package io.drover.connector.gitlab;

import io.drover.connector.Receipt;
import io.drover.connector.Receipt.Replaced;
import io.drover.connector.RelationWriter.UserLookup;
import io.drover.connector.Write;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pipeline schedules with their variables (doc/api/pipeline_schedules.md). They run as their owner, who is the token's user afterwards;
 * the former owner is named so that he or she can take the schedule over.
 */
final class ScheduleHandler implements RelationHandler {
    private static final String LIST = "/projects/:id/pipeline_schedules";
    private static final String ONE = LIST + "/:pipeline_schedule_id";
    private static final List<String> ATTRIBUTES = List.of("description", "ref", "cron", "cron_timezone", "active");
    private static final List<String> VARIABLE = List.of("key", "value", "variable_type");

    private final GitLabApi api;
    private final ListReader lists;

    ScheduleHandler(GitLabApi api, ListReader lists) {
        this.api = api;
        this.lists = lists;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        Map<String, ObjectNode> current = current(owner);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            plan(owner, record, current.get(record.key())).ifPresent(writes::add);
        }
        return writes;
    }

    private Optional<Write> plan(Owner owner, RelationRecord record, @Nullable ObjectNode current) {
        List<String> reenter = new ArrayList<>(record.missing());
        if (record.fields().path("owner").has("username")) {
            reenter.add("owner: was " + Json.text(record.fields().path("owner"), "username", ""));
        }
        if (current == null) {
            ObjectNode body = Differences.set(record.fields(), ATTRIBUTES);
            body.set("variables", record.fields().path("variables"));
            String request = "POST " + Route.of(LIST, owner.id()).path();
            return Optional.of(new Write(Write.Kind.CREATE, Relations.PIPELINE_SCHEDULES, owner, record.key(), request, body, reenter));
        }
        ObjectNode body = changes(record.fields(), current);
        String request = "PUT " + one(owner, current).path();
        return body.isEmpty()
                ? Optional.empty()
                : Optional.of(new Write(Write.Kind.UPDATE, Relations.PIPELINE_SCHEDULES, owner, record.key(), request, body, reenter));
    }

    private static ObjectNode changes(JsonNode wanted, ObjectNode current) {
        ObjectNode body = Differences.of(wanted, current, ATTRIBUTES);
        ArrayNode variables = changedVariables(wanted.path("variables"), current);
        if (!variables.isEmpty()) {
            body.set("variables", variables);
        }
        return body;
    }

    private static ArrayNode changedVariables(JsonNode wanted, JsonNode current) {
        Map<String, JsonNode> there = variables(current);
        ArrayNode changed = GitLabApi.JSON.createArrayNode();
        for (JsonNode variable : wanted) {
            JsonNode now = there.get(Json.text(variable, "key", ""));
            if (now == null || !Differences.of(variable, now, VARIABLE).isEmpty()) {
                changed.add(variable);
            }
        }
        return changed;
    }

    private static Map<String, JsonNode> variables(JsonNode schedule) {
        Map<String, JsonNode> variables = new LinkedHashMap<>();
        schedule.path("variables").forEach(variable -> variables.put(Json.text(variable, "key", ""), variable));
        return variables;
    }

    @Override
    public Receipt apply(Write write) {
        Owner owner = write.owner();
        ObjectNode current = current(owner).get(write.key());
        boolean created = current == null;
        List<Replaced> replaced = List.of();
        if (current == null) {
            if (write.kind() == Write.Kind.UPDATE) {
                throw GitLabProblem.GITLAB_CONFLICT.exception("the schedule to update was removed meanwhile: " + write.key(), write.request());
            }
            current = (ObjectNode) api.post(Route.of(LIST, owner.id()), Differences.set(write.body(), ATTRIBUTES));
        } else {
            replaced = Former.values(Relations.PIPELINE_SCHEDULES, changes(write.body(), current), current);
            update(one(owner, current), Differences.of(write.body(), current, ATTRIBUTES));
        }
        for (JsonNode variable : changedVariables(write.body().path("variables"), current)) {
            variable(owner, current, variable);
        }
        return new Receipt(Relations.PIPELINE_SCHEDULES, write.key(), created, write.reenter(), replaced);
    }

    private void update(Route one, ObjectNode changed) {
        if (changed.isEmpty()) {
            return;
        }
        Answer answer = api.exchange("PUT", one, GitLabApi.jsonBody(changed), true);
        if (answer.status() == 403) {
            // only the owner may change a schedule
            Route take = new Route(one.pattern() + "/take_ownership", one.path() + "/take_ownership", Map.of(), "");
            api.post(take, GitLabApi.JSON.createObjectNode());
            api.put(one, changed);
        } else if (!answer.ok()) {
            throw api.refused(answer);
        }
    }

    private void variable(Owner owner, ObjectNode schedule, JsonNode variable) {
        ObjectNode body = Differences.set(variable, VARIABLE);
        String key = Json.text(variable, "key", "");
        if (variables(schedule).containsKey(key)) {
            api.put(Route.of(ONE + "/variables/:key", owner.id(), schedule.path("id").asLong(), key), body);
        } else {
            api.post(Route.of(ONE + "/variables", owner.id(), schedule.path("id").asLong()), body);
        }
    }

    @Override
    public boolean remove(Owner owner, String key) {
        ObjectNode current = current(owner).get(key);
        return current != null && api.delete(one(owner, current));
    }

    /** With variables, which only the schedule by itself shows. */
    private Map<String, ObjectNode> current(Owner owner) {
        Map<String, ObjectNode> current = new LinkedHashMap<>();
        lists.keyed(ScheduleReader.endpoint(), owner).forEach((key, listed) -> {
            ObjectNode whole = (ObjectNode) api.get(one(owner, listed));
            whole.put("ref", Keys.shortRef(Json.text(whole, "ref", "")));
            current.put(key, whole);
        });
        return current;
    }

    private static Route one(Owner owner, ObjectNode schedule) {
        return Route.of(ONE, owner.id(), schedule.path("id").asLong());
    }
}
