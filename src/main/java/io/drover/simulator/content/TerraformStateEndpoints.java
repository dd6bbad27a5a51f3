package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.io.IOException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** doc/administration/terraform_state.md, the protocol of Terraform's HTTP backend. A state keeps every serial it was given. */
final class TerraformStateEndpoints {
    private static final String STATES = "terraform_states";
    private static final String VERSIONS = "terraform_state_versions";

    private final Content content;

    TerraformStateEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String state = "/projects/:id/terraform/state/:name";
        routes.get(state, call -> newest(existing(call, Levels.DEVELOPER)).map(version -> file(call, version)).orElseGet(() -> call.empty(204)))
                .post(state, this::write)
                .delete(state, this::delete)
                .post(state + "/lock", this::lock)
                .delete(state + "/lock", this::unlock)
                .get(state + "/versions/:serial", call -> file(call, version(call, Levels.DEVELOPER)))
                .delete(state + "/versions/:serial", call -> {
                    content.table(VERSIONS).delete(version(call, Levels.MAINTAINER));
                    return call.empty(204);
                });
    }

    private Optional<Row> find(Row project, String name) {
        return content.table(STATES).where("project_id", project.id()).stream().filter(row -> row.text("name").equals(name)).findFirst();
    }

    private Row existing(Call call, int level) {
        return find(call.project(level), call.path("name")).orElseThrow(() -> ApiError.notFound("State"));
    }

    private Row version(Call call, int level) {
        Row state = existing(call, level);
        return versions(state).stream()
                .filter(row -> Long.toString(row.number("version")).equals(call.path("serial")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("State Version"));
    }

    private List<Row> versions(Row state) {
        return content.table(VERSIONS).where("terraform_state_id", state.id());
    }

    private Optional<Row> newest(Row state) {
        return versions(state).stream().max(Comparator.comparingLong(row -> row.number("version")));
    }

    private static Answer file(Call call, Row version) {
        return call.bytes(200, Base64.getDecoder().decode(version.text("file")), "application/json");
    }

    private Answer write(Call call) throws IOException {
        Row project = call.project(Levels.MAINTAINER);
        byte[] file = call.body().readAllBytes();
        if (file.length == 0) {
            return call.empty(204);
        }
        long serial = serial(file);
        Row state = find(project, call.path("name")).orElseGet(() -> content.table(STATES)
                .insert(Map.of("project_id", project.id(), "name", call.path("name"), "created_at", content.now())));
        refuseLocked(call, state);
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("terraform_state_id", state.id());
        columns.put("version", serial);
        columns.put("file", Base64.getEncoder().encodeToString(file));
        columns.put("created_at", content.now());
        versions(state).stream().filter(row -> row.number("version") == serial).forEach(content.table(VERSIONS)::delete);
        content.table(VERSIONS).insert(columns);
        return call.empty(200);
    }

    /** The state says it itself. */
    private static long serial(byte[] file) {
        try {
            JsonNode serial = JsonMapper.shared().readTree(file).path("serial");
            if (!serial.isNumber()) {
                throw new ApiError(422, Map.of("message", "No serial in payload"));
            }
            return serial.asLong();
        } catch (JacksonException e) {
            throw new ApiError(422, Map.of("message", "invalid JSON"));
        }
    }

    private static void refuseLocked(Call call, Row state) {
        if (state.has("lock_xid") && !state.text("lock_xid").equals(call.text("ID").orElse(""))) {
            throw new ApiError(409, Map.of("message", "409 Conflict"));
        }
    }

    private Answer delete(Call call) {
        Row state = existing(call, Levels.MAINTAINER);
        refuseLocked(call, state);
        versions(state).forEach(content.table(VERSIONS)::delete);
        content.table(STATES).delete(state);
        return call.empty(200);
    }

    private Answer lock(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        Row state = find(project, call.path("name"))
                .orElseGet(() -> content.table(STATES).insert(Map.of("project_id", project.id(), "name", call.path("name"), "created_at", content.now())));
        refuseLocked(call, state);
        state.set("lock_xid", call.requireText("ID")).set("locked_by_user_id", call.requireUser().id()).set("locked_at", content.now());
        return call.json(200, Map.of("ID", state.text("lock_xid")));
    }

    private Answer unlock(Call call) {
        Row state = existing(call, Levels.MAINTAINER);
        refuseLocked(call, state);
        state.set("lock_xid", null).set("locked_at", null);
        return call.empty(200);
    }
}
