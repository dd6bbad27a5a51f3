package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/merge_request_approvals.md, approval rules for groups: 404 while their feature flag is off; made and changed, never deleted. */
final class GroupApprovalRuleEndpoints {
    private static final String USERS = "approval_group_rules_users";
    private static final String GROUPS = "approval_group_rules_groups";

    private final Content content;

    GroupApprovalRuleEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/groups/:id/approval_rules";
        routes.get(all, call -> call.page(of(group(call)), this::present))
                .post(all, this::create)
                .put(all + "/:rule_id", call -> {
                    Row rule = content.owned("approval_group_rules", call.path("rule_id"), "group_id", group(call), "Approval Rule");
                    new Edit(call, rule).text("name").number("approvals_required").stamp(content.now());
                    join(call, rule);
                    return call.json(200, present(rule));
                });
    }

    /** The flag {@code approval_group_rules} is on unless a test has switched it off. */
    private Row group(Call call) {
        if (Boolean.FALSE.equals(content.instance().settings().get("approval_group_rules"))) {
            throw new ApiError(404, Map.of("message", "404 Not Found"));
        }
        return call.group(Levels.OWNER);
    }

    private List<Row> of(Row group) {
        return content.table("approval_group_rules").where("group_id", group.id());
    }

    private Answer create(Call call) {
        Row group = group(call);
        String name = call.requireText("name");
        if (of(group).stream().anyMatch(rule -> name.equals(rule.get("name")))) {
            throw ApiError.invalid("name", "has already been taken");
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("group_id", group.id());
        columns.put("name", name);
        columns.put("approvals_required", call.number("approvals_required").orElseThrow(() -> ApiError.parameter("approvals_required is missing")));
        columns.put("rule_type", call.text("rule_type").orElse("regular"));
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        Row rule = content.table("approval_group_rules").insert(columns);
        join(call, rule);
        return call.json(201, present(rule));
    }

    private void join(Call call, Row rule) {
        replace(call, rule, "user_ids", USERS, "user_id");
        replace(call, rule, "group_ids", GROUPS, "group_id");
    }

    private void replace(Call call, Row rule, String parameter, String table, String column) {
        if (call.params().containsKey(parameter)) {
            content.table(table).where("approval_group_rule_id", rule.id()).forEach(content.table(table)::delete);
            call.list(parameter).forEach(
                    id -> Content.number(id).ifPresent(n -> content.table(table).insert(Map.of("approval_group_rule_id", rule.id(), column, n))));
        }
    }

    private Map<String, @Nullable Object> present(Row rule) {
        List<Object> people = content.users(content.table(USERS).where("approval_group_rule_id", rule.id()));
        List<Map<String, @Nullable Object>> groups = content.table(GROUPS).where("approval_group_rule_id", rule.id()).stream()
                .flatMap(join -> content.table("namespaces").byId(join.number("group_id")).stream())
                .map(group -> Fields.of(group, "id", "name", "path", "full_path").map())
                .toList();
        return Fields.of(rule, "id", "name", "rule_type")
                .put("report_type", null)
                .put("eligible_approvers", people)
                .copy(rule, "approvals_required")
                .put("users", people)
                .put("groups", groups)
                .put("contains_hidden_groups", false)
                .put("protected_branches", List.of())
                .put("applies_to_all_protected_branches", true)
                .map();
    }
}
