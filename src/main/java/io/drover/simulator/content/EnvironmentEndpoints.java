package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/environments.md. */
final class EnvironmentEndpoints {
    private final Content content;

    EnvironmentEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/environments";
        String one = all + "/:environment_id";
        routes.get(all, call -> {
                    List<Row> rows = new ArrayList<>(content.table("environments").where("project_id", call.project(Levels.REPORTER).id()));
                    call.text("name").ifPresent(name -> rows.removeIf(row -> !name.equals(row.get("name"))));
                    call.text("search").ifPresent(search -> rows.removeIf(row -> !row.text("name").contains(search)));
                    call.text("states").ifPresent(state -> rows.removeIf(row -> !state.equals(row.get("state"))));
                    return call.page(rows, this::present);
                })
                .post(all, this::create)
                .get(one, call -> call.json(200, present(find(call, Levels.REPORTER))))
                .put(one, call -> {
                    Row row = find(call, Levels.DEVELOPER);
                    new Edit(call, row).text("external_url", "tier", "description").stamp(content.now());
                    return call.json(200, present(row));
                })
                .post(one + "/stop", call -> call.json(200, present(find(call, Levels.DEVELOPER).set("state", "stopped"))))
                .delete(one, call -> {
                    Row row = find(call, Levels.DEVELOPER);
                    if (!"stopped".equals(row.get("state"))) {
                        throw ApiError.forbidden();
                    }
                    content.table("environments").delete(row);
                    return call.empty(204);
                })
                .get("/projects/:id/deployments", call -> call.page(List.<Row>of(), Row::id));
    }

    private Row find(Call call, int level) {
        return content.owned("environments", call.path("environment_id"), "project_id", call.project(level), "Environment");
    }

    private Answer create(Call call) {
        Row project = call.project(Levels.DEVELOPER);
        String name = call.requireText("name");
        if (content.table("environments").where("project_id", project.id()).stream().anyMatch(e -> name.equals(e.get("name")))) {
            throw ApiError.invalid("name", "has already been taken");
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("project_id", project.id());
        columns.put("name", name);
        columns.put("slug", name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
        columns.put("state", "available");
        columns.put("tier", call.choice("tier", "production", "staging", "testing", "development", "other").orElse("other"));
        columns.put("external_url", call.text("external_url").orElse(null));
        columns.put("description", call.text("description").orElse(null));
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        return call.json(201, present(content.table("environments").insert(columns)));
    }

    private Map<String, @Nullable Object> present(Row row) {
        return Fields.of(row, "id", "name", "slug", "description", "external_url", "state", "tier", "created_at", "updated_at")
                .put("last_deployment", null)
                .map();
    }
}
