package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/feature_flag_user_lists.md. Lists are known by {@code iid}, feature flags name them by {@code id}. */
final class UserListEndpoints {
    static final String TABLE = "operations_user_lists";

    private final Content content;

    UserListEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/feature_flags_user_lists";
        String one = all + "/:iid";
        routes.get(all, call -> call.page(of(call.project(Levels.DEVELOPER)), UserListEndpoints::present))
                .post(all, this::create)
                .get(one, call -> call.json(200, present(find(call))))
                .put(one, call -> {
                    Row list = new Edit(call, find(call)).text("name", "user_xids").stamp(content.now());
                    return call.json(200, present(list));
                })
                .delete(one, call -> {
                    Row list = find(call);
                    if (used(list)) {
                        throw new ApiError(409, Map.of("message", "User list is associated with a strategy"));
                    }
                    content.table(TABLE).delete(list);
                    return call.empty(204);
                });
    }

    private List<Row> of(Row project) {
        return content.table(TABLE).where("project_id", project.id());
    }

    private Row find(Call call) {
        return content.byIid(TABLE, "project_id", call.project(Levels.DEVELOPER), call.path("iid"), "User List");
    }

    private boolean used(Row list) {
        return content.table("operations_feature_flags").where("project_id", list.get("project_id")).stream()
                .anyMatch(flag -> FeatureFlagStrategies.of(flag).stream().anyMatch(strategy -> String.valueOf(strategy.get("user_list_id")).equals(Long.toString(list.id()))));
    }

    private Answer create(Call call) {
        Row project = call.project(Levels.DEVELOPER);
        String name = call.requireText("name");
        String people = call.requireText("user_xids");
        if (of(project).stream().anyMatch(list -> name.equals(list.get("name")))) {
            throw new ApiError(400, Map.of("message", List.of("Name has already been taken")));
        }
        Row list = content.table(TABLE)
                .insert(Map.of(
                        "project_id", project.id(),
                        "iid", content.nextIid(TABLE, "project_id", project),
                        "name", name,
                        "user_xids", people,
                        "created_at", content.now(),
                        "updated_at", content.now()));
        return call.json(201, present(list));
    }

    private static Map<String, @Nullable Object> present(Row list) {
        return Fields.of(list, "id", "iid", "project_id", "created_at", "updated_at", "name", "user_xids").map();
    }
}
