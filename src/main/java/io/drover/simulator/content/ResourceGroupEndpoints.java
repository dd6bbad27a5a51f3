package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/resource_groups.md. Nobody makes one over the API: the first job that names it does. */
final class ResourceGroupEndpoints {
    private static final String TABLE = "ci_resource_groups";

    private final Content content;

    ResourceGroupEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/resource_groups";
        routes.get(all, call -> call.page(content.table(TABLE).where("project_id", call.project(Levels.DEVELOPER).id()), ResourceGroupEndpoints::present))
                .get(all + "/:key", call -> call.json(200, present(find(call))))
                .put(all + "/:key", call -> {
                    Row row = find(call);
                    call.choice("process_mode", "unordered", "oldest_first", "newest_first", "newest_ready_first");
                    return call.json(200, present(new Edit(call, row).text("process_mode").stamp(content.now())));
                });
    }

    private Row find(Call call) {
        return content.table(TABLE).where("project_id", call.project(Levels.DEVELOPER).id()).stream()
                .filter(row -> row.text("key").equals(call.path("key")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Resource Group"));
    }

    private static Map<String, @Nullable Object> present(Row row) {
        return Fields.of(row, "id", "key", "process_mode", "created_at", "updated_at").map();
    }
}
