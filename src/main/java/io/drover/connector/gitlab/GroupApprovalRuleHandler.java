package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relations;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Approval rules of groups (doc/api/merge_request_approvals.md): an experiment whose API makes and changes them, but deletes none. */
final class GroupApprovalRuleHandler extends EnsureHandler {
    GroupApprovalRuleHandler(GitLabApi api, ListReader lists) {
        super(api, lists, Writable.byId(
                        RelationEndpoints.of(Relations.GROUP_APPROVAL_RULES).orElseThrow(), ":approval_rule_id",
                        List.of("name", "approvals_required", "rule_type", "user_ids", "group_ids"))
                .worded(Wording.BY_ID)
                .fixed("rule_type"));
    }

    @Override
    boolean delete(Owner owner, Route one, ObjectNode current) {
        String what = "GitLab's API deletes no approval rules of groups; delete '" + Json.text(current, "name", "") + "' by hand";
        throw GitLabProblem.GITLAB_CONFLICT.exception(what, owner.fullPath().value());
    }
}
