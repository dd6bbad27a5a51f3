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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/deployments.md. */
final class DeploymentEndpoints {
    private final Content content;

    DeploymentEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/deployments";
        routes.get(all, call -> {
                    List<Row> rows = new ArrayList<>(content.table("deployments").where("project_id", call.project(Levels.REPORTER).id()));
                    call.text("status").ifPresent(status -> rows.removeIf(row -> !status.equals(row.get("status"))));
                    return call.page(rows, this::present);
                })
                .post(all, this::create)
                .get(all + "/:deployment_id", call -> call.json(200, present(
                        content.owned("deployments", call.path("deployment_id"), "project_id", call.project(Levels.REPORTER), "Deployment"))));
    }

    private Answer create(Call call) {
        Row project = call.project(Levels.DEVELOPER);
        String name = call.requireText("environment");
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("project_id", project.id());
        columns.put("iid", content.nextIid("deployments", "project_id", project));
        for (String required : List.of("sha", "ref")) {
            columns.put(required, call.requireText(required));
        }
        columns.put("tag", call.flag("tag").orElseThrow(() -> ApiError.parameter("tag is missing")));
        columns.put("status", call.choice("status", "running", "success", "failed", "canceled").orElseThrow(() -> ApiError.parameter("status is missing")));
        columns.put("environment", name);
        columns.put("user_id", call.requireUser().id());
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        return call.json(201, present(content.table("deployments").insert(columns)));
    }

    private Map<String, @Nullable Object> present(Row row) {
        return Fields.of(row, "id", "iid", "ref", "sha", "status", "created_at", "updated_at")
                .put("user", content.user(row.numberOrNull("user_id")))
                .put("environment", Map.of("name", row.text("environment")))
                .put("deployable", null)
                .map();
    }
}
