package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/status_checks.md. The shared secret is never shown, only that there is one. */
final class StatusCheckEndpoints {
    private static final String TABLE = "external_status_checks";
    private static final String BRANCHES = "external_status_checks_protected_branches";

    private final Content content;

    StatusCheckEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/external_status_checks";
        routes.get(all, call -> call.page(of(call.project(Levels.MAINTAINER)), this::present))
                .post(all, this::create)
                .put(all + "/:check_id", call -> call.json(200, present(edit(call, find(call)))))
                .delete(all + "/:check_id", call -> {
                    content.table(TABLE).delete(find(call));
                    return call.empty(204);
                });
    }

    private List<Row> of(Row project) {
        return content.table(TABLE).where("project_id", project.id());
    }

    private Row find(Call call) {
        return content.owned(TABLE, call.path("check_id"), "project_id", call.project(Levels.MAINTAINER), "External Status Check");
    }

    private Answer create(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        String name = call.requireText("name");
        String url = call.requireText("external_url");
        for (Row other : of(project)) {
            if (other.text("name").equals(name) || other.text("external_url").equals(url)) {
                throw ApiError.invalid(other.text("name").equals(name) ? "name" : "external_url", "has already been taken");
            }
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("project_id", project.id());
        columns.put("created_at", content.now());
        return call.json(201, present(edit(call, content.table(TABLE).insert(columns))));
    }

    private Row edit(Call call, Row check) {
        new Edit(call, check).text("name", "external_url").as("shared_secret", "encrypted_shared_secret");
        if (call.params().containsKey("protected_branch_ids")) {
            content.table(BRANCHES).where("external_status_check_id", check.id()).forEach(content.table(BRANCHES)::delete);
            call.list("protected_branch_ids").forEach(id -> content.table(BRANCHES)
                    .insert(Map.of("external_status_check_id", check.id(), "protected_branch_id", Long.parseLong(id))));
        }
        return check;
    }

    private Map<String, @Nullable Object> present(Row check) {
        List<Object> branches = new ArrayList<>();
        for (Row join : content.table(BRANCHES).where("external_status_check_id", check.id())) {
            content.table("protected_branches").byId(join.number("protected_branch_id")).ifPresent(branch -> branches.add(Fields.of(branch, "id", "name").map()));
        }
        return Fields.of(check, "id", "name", "project_id", "external_url")
                .put("hmac", check.has("encrypted_shared_secret"))
                .put("protected_branches", branches)
                .map();
    }
}
