package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/member_roles.md, roles of the instance: made and deleted by administrators, never changed. */
final class MemberRoleEndpoints {
    private static final String[] ABILITIES = {
        "admin_cicd_variables", "admin_compliance_framework", "admin_group_member", "admin_merge_request", "admin_push_rules", "admin_terraform_state",
        "admin_vulnerability", "admin_web_hook", "archive_project", "manage_deploy_tokens", "manage_group_access_tokens",
        "manage_merge_request_settings", "manage_project_access_tokens", "manage_security_policy_link", "read_code", "read_runners", "read_dependency",
        "read_vulnerability", "remove_group", "remove_project"
    };

    private final Content content;

    MemberRoleEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        routes.get("/member_roles", call -> {
                    call.requireAdmin();
                    return call.json(200, content.table("member_roles").all().stream().map(MemberRoleEndpoints::present).toList());
                })
                .post("/member_roles", this::create)
                .delete("/member_roles/:member_role_id", call -> {
                    call.requireAdmin();
                    Row role = Content.number(call.path("member_role_id")).flatMap(id -> content.table("member_roles").byId(id))
                            .orElseThrow(() -> ApiError.notFound("Member Role"));
                    content.table("member_roles").delete(role);
                    return call.empty(204);
                });
    }

    private Answer create(Call call) {
        call.requireAdmin();
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("name", call.requireText("name"));
        columns.put("base_access_level", call.number("base_access_level").orElseThrow(() -> ApiError.parameter("base_access_level is missing")));
        columns.put("description", call.text("description").orElse(null));
        columns.put("created_at", content.now());
        if (content.table("member_roles").first("name", call.requireText("name")).isPresent()) {
            throw ApiError.invalid("name", "has already been taken");
        }
        Row role = content.table("member_roles").insert(columns);
        new Edit(call, role).flag(ABILITIES);
        return call.json(201, present(role));
    }

    private static Map<String, @Nullable Object> present(Row role) {
        return Fields.of(role, "id", "name", "description").put("group_id", null).copy(role, "base_access_level").flags(role, ABILITIES).map();
    }
}
