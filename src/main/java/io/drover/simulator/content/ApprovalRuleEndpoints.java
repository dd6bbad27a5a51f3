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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** doc/api/merge_request_approval_settings.md and doc/api/merge_request_approvals.md: what a project demands. */
final class ApprovalRuleEndpoints {
    private static final List<String> SETTINGS = List.of(
            "reset_approvals_on_push", "selective_code_owner_removals", "disable_overriding_approvers_per_merge_request",
            "merge_requests_author_approval", "merge_requests_disable_committers_approval", "require_password_to_approve");

    private final Content content;
    private final ApprovalRules rules;

    ApprovalRuleEndpoints(Content content) {
        this.content = content;
        this.rules = new ApprovalRules(content);
    }

    void register(Routes routes) {
        String all = "/projects/:id/approval_rules";
        routes.get(all, call -> call.page(rules.of(call.project(Levels.DEVELOPER)), rules::present))
                .post(all, this::create)
                .get(all + "/:rule_id", call -> call.json(200, rules.present(find(call, call.project(Levels.DEVELOPER)))))
                .put(all + "/:rule_id", this::update)
                .delete(all + "/:rule_id", call -> {
                    Row rule = find(call, call.project(Levels.MAINTAINER));
                    content.table("approval_project_rules").delete(rule);
                    return call.empty(204);
                })
                .get("/projects/:id/approvals", call -> call.json(200, settings(call.project(Levels.DEVELOPER))))
                .post("/projects/:id/approvals", call -> {
                    Row project = call.project(Levels.MAINTAINER);
                    new Edit(call, project).number("approvals_before_merge").flag(SETTINGS.toArray(String[]::new));
                    return call.json(201, settings(project));
                });
    }

    private static Map<String, @Nullable Object> settings(Row project) {
        Long before = project.numberOrNull("approvals_before_merge");
        return Fields.with("approvals_before_merge", before == null ? 0L : before).flags(project, SETTINGS.toArray(String[]::new)).map();
    }

    private Row find(Call call, Row project) {
        return content.owned("approval_project_rules", call.path("rule_id"), "project_id", project, "Approval Rule");
    }

    private Answer create(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        String name = call.requireText("name");
        if (rules.of(project).stream().anyMatch(rule -> name.equals(rule.get("name")))) {
            throw ApiError.invalid("name", "has already been taken");
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("project_id", project.id());
        columns.put("name", name);
        columns.put("approvals_required", call.number("approvals_required").orElseThrow(() -> ApiError.parameter("approvals_required is missing")));
        columns.put("rule_type", call.text("rule_type").orElse("regular"));
        columns.put("applies_to_all_protected_branches", call.flag("applies_to_all_protected_branches").orElse(false));
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        Row rule = content.table("approval_project_rules").insert(columns);
        join(call, rule);
        return call.json(201, rules.present(rule));
    }

    private Answer update(Call call) {
        Row rule = find(call, call.project(Levels.MAINTAINER));
        new Edit(call, rule).text("name").number("approvals_required").flag("applies_to_all_protected_branches").stamp(content.now());
        join(call, rule);
        return call.json(200, rules.present(rule));
    }

    private void join(Call call, Row rule) {
        replace(call, rule, "user_ids", "approval_project_rules_users", "user_id");
        replace(call, rule, "group_ids", "approval_project_rules_groups", "group_id");
        replace(call, rule, "protected_branch_ids", "approval_project_rules_protected_branches", "protected_branch_id");
        for (Row join : content.table("approval_project_rules_protected_branches").where("approval_project_rule_id", rule.id())) {
            Optional<Row> branch = content.table("protected_branches").byId(join.number("protected_branch_id"));
            join.set("branch_name", branch.map(b -> b.get("name")).orElse(null));
        }
    }

    private void replace(Call call, Row rule, String parameter, String table, String column) {
        if (!call.params().containsKey(parameter)) {
            return;
        }
        content.table(table).where("approval_project_rule_id", rule.id()).forEach(content.table(table)::delete);
        for (String id : call.list(parameter)) {
            Content.number(id).ifPresent(n -> content.table(table).insert(Map.of("approval_project_rule_id", rule.id(), column, n)));
        }
    }
}
