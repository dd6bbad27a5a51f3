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

/** doc/api/protected_branches.md. */
final class ProtectedBranchEndpoints {
    private final Content content;
    private final ProtectionLevels push;
    private final ProtectionLevels merge;
    private final ProtectionLevels unprotect;

    ProtectedBranchEndpoints(Content content) {
        this.content = content;
        this.push = new ProtectionLevels(content, "protected_branch_push_access_levels", "protected_branch_id");
        this.merge = new ProtectionLevels(content, "protected_branch_merge_access_levels", "protected_branch_id");
        this.unprotect = new ProtectionLevels(content, "protected_branch_unprotect_access_levels", "protected_branch_id");
    }

    void register(Routes routes) {
        String all = "/projects/:id/protected_branches";
        String one = all + "/:name";
        routes.get(all, this::list)
                .post(all, this::create)
                .get(one, call -> call.json(200, present(find(call, call.project(Levels.DEVELOPER)))))
                .patch(one, this::update)
                .delete(one, call -> {
                    Row row = find(call, call.project(Levels.MAINTAINER));
                    List.of(push, merge, unprotect).forEach(levels -> levels.delete(row));
                    content.table("protected_branches").delete(row);
                    return call.empty(204);
                });
    }

    private List<Row> of(Row project) {
        return content.table("protected_branches").where("project_id", project.id());
    }

    private Row find(Call call, Row project) {
        return of(project).stream()
                .filter(row -> row.text("name").equals(call.path("name")))
                .findFirst()
                .orElseThrow(() -> new ApiError(404, Map.of("message", "404 Not found")));
    }

    private Answer list(Call call) {
        List<Row> rows = new ArrayList<>(of(call.project(Levels.DEVELOPER)));
        call.text("search").ifPresent(search -> rows.removeIf(row -> !row.text("name").contains(search)));
        return call.page(rows, this::present);
    }

    private Answer create(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        String name = call.requireText("name");
        if (of(project).stream().anyMatch(row -> row.text("name").equals(name))) {
            throw new ApiError(409, Map.of("message", "Protected branch '" + name + "' already exists"));
        }
        push.validate(call, project, "push_access_level", "allowed_to_push");
        merge.validate(call, project, "merge_access_level", "allowed_to_merge");
        unprotect.validate(call, project, "unprotect_access_level", "allowed_to_unprotect");
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("project_id", project.id());
        columns.put("name", name);
        columns.put("allow_force_push", call.flag("allow_force_push").orElse(false));
        columns.put("code_owner_approval_required", call.flag("code_owner_approval_required").orElse(false));
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        Row row = content.table("protected_branches").insert(columns);
        push.create(call, project, row, "push_access_level", "allowed_to_push");
        merge.create(call, project, row, "merge_access_level", "allowed_to_merge");
        if (call.params().keySet().stream().anyMatch(k -> k.contains("unprotect"))) {
            unprotect.create(call, project, row, "unprotect_access_level", "allowed_to_unprotect");
        }
        return call.json(201, present(row));
    }

    private Answer update(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        Row row = find(call, project);
        new Edit(call, row).flag("allow_force_push", "code_owner_approval_required").stamp(content.now());
        push.update(call, project, row, "allowed_to_push");
        merge.update(call, project, row, "allowed_to_merge");
        unprotect.update(call, project, row, "allowed_to_unprotect");
        return call.json(200, present(row));
    }

    private Map<String, @Nullable Object> present(Row row) {
        return Fields.of(row, "id", "name")
                .put("push_access_levels", push.present(row))
                .put("merge_access_levels", merge.present(row))
                .flags(row, "allow_force_push")
                .put("unprotect_access_levels", unprotect.present(row))
                .flags(row, "code_owner_approval_required")
                .put("inherited", false)
                .map();
    }
}
