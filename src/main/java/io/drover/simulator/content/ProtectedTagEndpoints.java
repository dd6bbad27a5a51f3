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

/** doc/api/protected_tags.md. */
final class ProtectedTagEndpoints {
    private final Content content;
    private final ProtectionLevels create;

    ProtectedTagEndpoints(Content content) {
        this.content = content;
        this.create = new ProtectionLevels(content, "protected_tag_create_access_levels", "protected_tag_id");
    }

    void register(Routes routes) {
        String all = "/projects/:id/protected_tags";
        String one = all + "/:name";
        routes.get(all, call -> call.page(of(call.project(Levels.DEVELOPER)), this::present))
                .post(all, this::create)
                .get(one, call -> call.json(200, present(find(call, call.project(Levels.DEVELOPER)))))
                .delete(one, call -> {
                    Row row = find(call, call.project(Levels.MAINTAINER));
                    create.delete(row);
                    content.table("protected_tags").delete(row);
                    return call.empty(204);
                });
    }

    private List<Row> of(Row project) {
        return content.table("protected_tags").where("project_id", project.id());
    }

    private Row find(Call call, Row project) {
        return of(project).stream()
                .filter(row -> row.text("name").equals(call.path("name")))
                .findFirst()
                .orElseThrow(() -> new ApiError(404, Map.of("message", "404 Not found")));
    }

    private Answer create(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        String name = call.requireText("name");
        if (of(project).stream().anyMatch(row -> row.text("name").equals(name))) {
            throw new ApiError(409, Map.of("message", "Protected tag '" + name + "' already exists"));
        }
        create.validate(call, project, "create_access_level", "allowed_to_create");
        Row row = content.table("protected_tags")
                .insert(Map.of("project_id", project.id(), "name", name, "created_at", content.now(), "updated_at", content.now()));
        create.create(call, project, row, "create_access_level", "allowed_to_create");
        return call.json(201, present(row));
    }

    private Map<String, @Nullable Object> present(Row row) {
        return Fields.of(row, "name").put("create_access_levels", create.present(row)).map();
    }
}
