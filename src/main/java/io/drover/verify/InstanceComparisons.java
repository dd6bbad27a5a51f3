package io.drover.verify;

import static io.drover.verify.Comparison.Key.ADDRESS;
import static io.drover.verify.Comparison.Key.SAME;
import static io.drover.verify.Reasons.CLOCK;
import static io.drover.verify.Reasons.ID;
import static io.drover.verify.Reasons.TOUCHED;
import static io.drover.verify.Shape.shape;

import io.drover.model.Relations;
import java.util.List;

/** What belongs to a whole instance besides its variables (doc/api/topics.md, system_hooks.md, member_roles.md). */
final class InstanceComparisons {
    private static final Shape TOPIC = shape().values("name", "title").texts("description").ignore(ID, "id", "organization_id").done();

    private static final Shape HOOK = shape().texts("url", "name", "description", "push_events_branch_filter")
            .values("branch_filter_strategy")
            .flags("push_events", "tag_push_events", "merge_requests_events", "repository_update_events", "enable_ssl_verification")
            .secrets("token")
            .ignore(ID, "id")
            .ignore(TOUCHED, "created_at")
            .ignore(CLOCK, "alert_status", "disabled_until")
            .done();

    private static final Shape ROLE = shape().values("name", "base_access_level")
            .texts("description")
            .flags("admin_cicd_variables", "admin_compliance_framework", "admin_group_member", "admin_merge_request", "admin_push_rules")
            .flags("admin_terraform_state", "admin_vulnerability", "admin_web_hook", "archive_project", "manage_deploy_tokens")
            .flags("manage_group_access_tokens", "manage_merge_request_settings", "manage_project_access_tokens", "manage_security_policy_link")
            .flags("read_code", "read_runners", "read_dependency", "read_vulnerability", "remove_group", "remove_project")
            .ignore(ID, "id", "group_id")
            .done();

    static final List<Comparison> ALL = List.of(
            new Comparison(Relations.TOPICS, SAME, TOPIC),
            new Comparison(Relations.SYSTEM_HOOKS, ADDRESS, HOOK),
            new Comparison(Relations.MEMBER_ROLES, SAME, ROLE));

    private InstanceComparisons() {}
}
