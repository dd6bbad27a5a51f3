package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** doc/api/merge_request_approvals.md. */
final class ApprovalEndpoints {
    private final Content content;
    private final ApprovalRules rules;

    ApprovalEndpoints(Content content) {
        this.content = content;
        this.rules = new ApprovalRules(content);
    }

    void register(Routes routes) {
        String one = "/projects/:id/merge_requests/:merge_request_iid";
        routes.get(one + "/approvals", call -> call.json(200, present(call, find(call))))
                .post(one + "/approve", this::approve)
                .post(one + "/unapprove", this::unapprove)
                .get(one + "/approval_state", this::state)
                .get(one + "/approval_rules", call -> call.page(rules.of(call.project()), rules::present));
    }

    private Row find(Call call) {
        return NoteableKind.MERGE_REQUEST.find(content, call);
    }

    private List<Row> approvals(Row row) {
        return content.table("approvals").where("merge_request_id", row.id());
    }

    private Map<String, @Nullable Object> present(Call call, Row row) {
        List<Row> given = approvals(row);
        long required = rules.required(content.project(row.number("target_project_id")));
        Row user = call.user();
        boolean mine = user != null && given.stream().anyMatch(a -> Objects.equals(a.get("user_id"), user.id()));
        List<Object> by = new ArrayList<>();
        given.forEach(a -> by.add(Fields.with("user", content.user(a.numberOrNull("user_id"))).put("approved_at", a.get("created_at")).map()));
        return Fields.of(row, "id", "iid")
                .put("project_id", row.get("target_project_id"))
                .copy(row, "title", "description", "state", "created_at", "updated_at", "merge_status")
                .put("approved", given.size() >= required)
                .put("approvals_required", required)
                .put("approvals_left", Math.max(0, required - given.size()))
                .put("require_password_to_approve", false)
                .put("approved_by", by)
                .put("suggested_approvers", List.of())
                .put("approvers", List.of())
                .put("approver_groups", List.of())
                .put("user_has_approved", mine)
                .put("user_can_approve", !mine && user != null)
                .put("approval_rules_left", List.of())
                .put("has_approval_rules", !rules.of(content.project(row.number("target_project_id"))).isEmpty())
                .put("merge_request_approvers_available", true)
                .put("multiple_approval_rules_available", true)
                .put("invalid_approvers_rules", List.of())
                .map();
    }

    private Answer approve(Call call) {
        Row user = call.requireUser();
        call.project(Levels.DEVELOPER);
        Row row = find(call);
        boolean mine = approvals(row).stream().anyMatch(a -> Objects.equals(a.get("user_id"), user.id()));
        if (mine || !row.text("state").equals("opened")) {
            throw new ApiError(401, Map.of("message", "401 Unauthorized"));
        }
        content.table("approvals")
                .insert(Map.of("merge_request_id", row.id(), "user_id", user.id(), "created_at", content.now(), "updated_at", content.now()));
        return call.json(201, present(call, row));
    }

    private Answer unapprove(Call call) {
        Row user = call.requireUser();
        Row row = find(call);
        Row approval = approvals(row).stream()
                .filter(a -> Objects.equals(a.get("user_id"), user.id()))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Approval"));
        content.table("approvals").delete(approval);
        return call.json(201, present(call, row));
    }

    private Answer state(Call call) {
        Row row = find(call);
        List<Row> given = approvals(row);
        List<Object> shown = new ArrayList<>();
        for (Row rule : rules.of(call.project())) {
            shown.add(new Fields()
                    .put(rules.present(rule))
                    .put("approved_by", content.users(given))
                    .put("approved", given.size() >= rule.number("approvals_required"))
                    .map());
        }
        return call.json(200, Fields.with("approval_rules_overwritten", false).put("rules", shown).map());
    }
}
