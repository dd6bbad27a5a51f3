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
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** doc/api/runners.md, and {@code POST /user/runners} of doc/api/users.md, whose answer alone shows the token. */
final class RunnerEndpoints {
    private static final String TABLE = "ci_runners";

    private final Content content;

    RunnerEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        routes.get("/projects/:id/runners", call -> {
                    Row project = call.project(Levels.MAINTAINER);
                    List<Long> groups = content.groupsAbove(project).stream().map(Row::id).toList();
                    return list(call, row -> Objects.equals(row.get("project_id"), project.id()) || groups.contains(row.numberOrNull("group_id")) || instance(row));
                })
                .get("/groups/:id/runners", call -> {
                    Row group = call.group(Levels.MAINTAINER);
                    return list(call, row -> Objects.equals(row.get("group_id"), group.id()) || instance(row));
                })
                .get("/runners/all", call -> {
                    call.requireAdmin();
                    return list(call, row -> true);
                })
                .get("/runners/:id", call -> call.json(200, details(find(call))))
                .delete("/runners/:id", call -> {
                    content.table(TABLE).delete(find(call));
                    return call.empty(204);
                })
                .post("/user/runners", this::create);
    }

    private static boolean instance(Row row) {
        return "instance_type".equals(row.get("runner_type"));
    }

    private Answer list(Call call, Predicate<Row> visible) {
        List<Row> rows = content.table(TABLE).all().stream()
                .filter(visible)
                .filter(row -> call.text("type").map(type -> type.equals(row.get("runner_type"))).orElse(true))
                .toList();
        return call.page(rows, row -> basic(row).map());
    }

    private Row find(Call call) {
        call.requireAdmin();
        return Content.number(call.path("id")).flatMap(id -> content.table(TABLE).byId(id)).orElseThrow(() -> ApiError.notFound("Runner"));
    }

    private Answer create(Call call) {
        String type = call.choice("runner_type", "instance_type", "group_type", "project_type").orElseThrow(() -> ApiError.parameter("runner_type is missing"));
        Map<String, @Nullable Object> columns = new HashMap<>();
        if (type.equals("instance_type")) {
            call.requireAdmin();
        } else {
            String column = type.equals("group_type") ? "group_id" : "project_id";
            columns.put(column, call.number(column).orElseThrow(() -> ApiError.parameter(column + " is missing")));
        }
        columns.put("runner_type", type);
        columns.put("description", call.text("description").orElse(null));
        columns.put("paused", call.flag("paused").orElse(false));
        columns.put("locked", call.flag("locked").orElse(false));
        columns.put("run_untagged", call.flag("run_untagged").orElse(true));
        columns.put("tag_list", call.list("tag_list"));
        columns.put("access_level", call.choice("access_level", "not_protected", "ref_protected").orElse("not_protected"));
        columns.put("maximum_timeout", call.number("maximum_timeout").orElse(null));
        columns.put("token", "glrt-" + content.hex(20));
        columns.put("created_at", content.now());
        Row row = content.table(TABLE).insert(columns);
        return call.json(201, Fields.of(row, "id", "token").put("token_expires_at", null).map());
    }

    private static Fields basic(Row row) {
        return Fields.of(row, "id", "description")
                .put("ip_address", null)
                .put("active", !row.flag("paused"))
                .flags(row, "paused")
                .put("is_shared", instance(row))
                .copy(row, "runner_type", "name", "created_at")
                .put("online", false)
                .put("status", "never_contacted");
    }

    private static Map<String, @Nullable Object> details(Row row) {
        return basic(row).copy(row, "tag_list", "run_untagged", "locked", "maximum_timeout", "access_level").map();
    }
}
