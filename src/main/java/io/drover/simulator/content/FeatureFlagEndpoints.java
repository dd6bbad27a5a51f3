package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/feature_flags.md. */
final class FeatureFlagEndpoints {
    private final Content content;
    private final FeatureFlagStrategies strategies;

    FeatureFlagEndpoints(Content content) {
        this.content = content;
        this.strategies = new FeatureFlagStrategies(content);
    }

    void register(Routes routes) {
        String all = "/projects/:id/feature_flags";
        String one = all + "/:feature_flag_name";
        routes.get(all, call -> call.page(of(call.project(Levels.DEVELOPER)), this::present))
                .post(all, this::create)
                .get(one, call -> call.json(200, present(find(call))))
                .put(one, call -> {
                    Row row = find(call);
                    new Edit(call, row).text("name", "description").flag("active").stamp(content.now());
                    if (call.params().get("strategies") instanceof List<?> given) {
                        row.set("strategies", strategies.changed(row, given));
                    }
                    return call.json(200, present(row));
                })
                .delete(one, call -> {
                    Row row = find(call);
                    content.table("operations_feature_flags").delete(row);
                    return call.json(200, present(row));
                });
    }

    private List<Row> of(Row project) {
        return content.table("operations_feature_flags").where("project_id", project.id());
    }

    private Row find(Call call) {
        return of(call.project(Levels.DEVELOPER)).stream()
                .filter(row -> row.text("name").equals(call.path("feature_flag_name")))
                .findFirst()
                .orElseThrow(() -> new ApiError(404, Map.of("message", "404 Not found")));
    }

    private Answer create(Call call) {
        Row project = call.project(Levels.DEVELOPER);
        String name = call.requireText("name");
        if (of(project).stream().anyMatch(row -> name.equals(row.get("name")))) {
            throw new ApiError(400, Map.of("message", List.of("Name has already been taken")));
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("project_id", project.id());
        columns.put("iid", content.nextIid("operations_feature_flags", "project_id", project));
        columns.put("name", name);
        columns.put("description", call.text("description").orElse(null));
        columns.put("active", call.flag("active").orElse(true));
        columns.put("version", "new_version_flag");
        columns.put("strategies", List.of());
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        Row flag = content.table("operations_feature_flags").insert(columns);
        try {
            flag.set("strategies", strategies.changed(flag, call.params().get("strategies") instanceof List<?> given ? given : List.of()));
        } catch (ApiError refused) {
            content.table("operations_feature_flags").delete(flag);
            throw refused;
        }
        return call.json(201, present(flag));
    }

    private Map<String, @Nullable Object> present(Row row) {
        return Fields.of(row, "name", "description")
                .flags(row, "active")
                .copy(row, "version", "created_at", "updated_at")
                .put("scopes", List.of())
                .put("strategies", strategies.present(row))
                .map();
    }
}
