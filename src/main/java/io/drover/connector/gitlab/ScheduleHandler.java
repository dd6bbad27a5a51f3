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
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Pipeline schedules with their variables and inputs (doc/api/pipeline_schedules.md). They run as their owner. Where {@link ScheduleOwners}
 * cannot act for the former owner the token's user owns them, and he or she is named, to take the schedule over.
 */
final class ScheduleHandler implements RelationHandler {
    private static final String LIST = "/projects/:id/pipeline_schedules";
    private static final String ONE = LIST + "/:pipeline_schedule_id";
    private static final List<String> ATTRIBUTES = List.of("description", "ref", "cron", "cron_timezone", "active");
    /** Of a write, not of a schedule: whom GitLab shall take for its maker. */
    private static final String OWNER = "owner_id";

    private static final String WAS = "owner: was ";
    private static final List<String> VARIABLE = List.of("key", "value", "variable_type");

    private final GitLabApi api;
    private final ListReader lists;
    private final ScheduleOwners owners;

    ScheduleHandler(GitLabApi api, ListReader lists, ScheduleOwners owners) {
        this.api = api;
        this.lists = lists;
        this.owners = owners;
    }

    @Override
    public List<Write> plan(Owner owner, List<RelationRecord> wanted, UserLookup users) {
        Map<String, ObjectNode> current = current(owner);
        List<Write> writes = new ArrayList<>();
        for (RelationRecord record : wanted) {
            plan(owner, record, users, current.get(record.key())).ifPresent(writes::add);
        }
        return writes;
    }

    private Optional<Write> plan(Owner owner, RelationRecord record, UserLookup users, @Nullable ObjectNode current) {
        List<String> reenter = new ArrayList<>(record.missing());
        OptionalLong belonging = owners.wanted(record.fields(), users);
        if (record.fields().path("owner").has("username")) {
            reenter.add(WAS + Json.text(record.fields().path("owner"), "username", ""));
        }
        if (current == null) {
            ObjectNode body = Differences.set(record.fields(), ATTRIBUTES);
            body.set("variables", record.fields().path("variables"));
            body.set("inputs", record.fields().has("inputs") ? record.fields().path("inputs") : GitLabApi.JSON.createArrayNode());
            belonging.ifPresent(user -> body.put(OWNER, user));
            String request = "POST " + Route.of(LIST, owner.id()).path();
            return Optional.of(new Write(Write.Kind.CREATE, Relations.PIPELINE_SCHEDULES, owner, record.key(), request, body, reenter));
        }
        ObjectNode body = changes(record.fields(), current);
        belonging.stream().filter(user -> user != current.path("owner").path("id").asLong()).forEach(user -> body.put(OWNER, user));
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
        ArrayNode inputs = changedInputs(wanted.path("inputs"), current);
        if (!inputs.isEmpty()) {
            body.set("inputs", inputs);
        }
        return body;
    }

    /** What is not named stays, so what is no longer wanted is destroyed. An instance before 17.11 shows no inputs and takes none. */
    private static ArrayNode changedInputs(JsonNode wanted, JsonNode current) {
        ArrayNode changed = GitLabApi.JSON.createArrayNode();
        if (!wanted.isArray() || !current.path("inputs").isArray()) {
            return changed;
        }
        Map<String, JsonNode> there = new LinkedHashMap<>();
        current.path("inputs").forEach(input -> there.put(Json.text(input, "name", ""), input.path("value")));
        for (JsonNode input : wanted) {
            JsonNode now = there.remove(Json.text(input, "name", ""));
            if (!input.path("value").equals(now) && !Json.flag(input, "destroy")) {
                changed.add(input);
            }
        }
        there.keySet().forEach(name -> changed.addObject().put("name", name).put("destroy", true));
        return changed;
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
        if (current == null) {
            return create(write);
        }
        ObjectNode changed = Differences.of(write.body(), current, ATTRIBUTES);
        List<Replaced> replaced = Former.values(Relations.PIPELINE_SCHEDULES, changes(write.body(), current), current);
        ArrayNode inputs = write.kind() == Write.Kind.UPDATE ? (ArrayNode) write.body().withArray("inputs") : changedInputs(write.body().path("inputs"), current);
        if (!inputs.isEmpty()) {
            changed.set("inputs", inputs);
        }
        update(one(owner, current), changed);
        variables(write, current);
        return new Receipt(Relations.PIPELINE_SCHEDULES, write.key(), false, reenter(write, given(write, current)), replaced);
    }

    private Receipt create(Write write) {
        if (write.kind() == Write.Kind.UPDATE) {
            throw GitLabProblem.GITLAB_CONFLICT.exception("the schedule to update was removed meanwhile: " + write.key(), write.request());
        }
        Route list = Route.of(LIST, write.owner().id());
        ObjectNode body = Differences.set(write.body(), ATTRIBUTES);
        if (!write.body().path("inputs").isEmpty()) {
            body.set("inputs", write.body().path("inputs"));
        }
        JsonNode his = write.body().has(OWNER) ? owners.make(write.body().path(OWNER).asLong(), list, body) : GitLabApi.JSON.missingNode();
        JsonNode made = his.isObject() ? his : api.post(list, body);
        variables(write, made);
        return new Receipt(Relations.PIPELINE_SCHEDULES, write.key(), true, reenter(write, his.isObject()));
    }

    private boolean given(Write write, JsonNode schedule) {
        return write.body().has(OWNER) && owners.give(write.body().path(OWNER).asLong(), write.owner(), schedule);
    }

    private static List<String> reenter(Write write, boolean his) {
        return write.reenter().stream().filter(what -> !his || !what.startsWith(WAS)).toList();
    }

    private void variables(Write write, JsonNode schedule) {
        for (JsonNode variable : changedVariables(write.body().path("variables"), schedule)) {
            variable(write.owner(), schedule, variable);
        }
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

    private void variable(Owner owner, JsonNode schedule, JsonNode variable) {
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
