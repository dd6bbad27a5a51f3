package io.drover.simulator.content;

import io.drover.simulator.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Approval rules of a project. */
final class ApprovalRules {
    private final Content content;

    ApprovalRules(Content content) {
        this.content = content;
    }

    List<Row> of(Row project) {
        return content.table("approval_project_rules").where("project_id", project.id());
    }

    long required(Row project) {
        return of(project).stream().mapToLong(rule -> rule.number("approvals_required")).sum();
    }

    Map<String, @Nullable Object> present(Row rule) {
        List<Object> people = content.users(content.table("approval_project_rules_users").where("approval_project_rule_id", rule.id()));
        List<Object> groups = new ArrayList<>();
        for (Row join : content.table("approval_project_rules_groups").where("approval_project_rule_id", rule.id())) {
            content.table("namespaces").byId(join.number("group_id")).ifPresent(g -> groups.add(Fields.of(g, "id", "name", "path", "full_path").map()));
        }
        return Fields.of(rule, "id", "name")
                .put("rule_type", rule.has("rule_type") ? rule.get("rule_type") : "regular")
                .put("report_type", null)
                .put("eligible_approvers", people)
                .copy(rule, "approvals_required")
                .put("users", people)
                .put("groups", groups)
                .put("contains_hidden_groups", false)
                .put("protected_branches", branches(rule))
                .flags(rule, "applies_to_all_protected_branches")
                .map();
    }

    private List<Object> branches(Row rule) {
        List<Object> branches = new ArrayList<>();
        for (Row join : content.table("approval_project_rules_protected_branches").where("approval_project_rule_id", rule.id())) {
            branches.add(Fields.with("id", join.get("protected_branch_id")).put("name", join.get("branch_name")).map());
        }
        return branches;
    }
}
