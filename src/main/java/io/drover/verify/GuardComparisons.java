package io.drover.verify;

import static io.drover.verify.Comparison.Key.LINKED;
import static io.drover.verify.Comparison.Key.SAME;
import static io.drover.verify.Reasons.CLOCK;
import static io.drover.verify.Reasons.ID;
import static io.drover.verify.Shape.shape;

import io.drover.model.Relations;
import java.util.List;

/**
 * What guards merging, pushing and publishing (doc/api/project_push_rules.md, merge_request_approval_settings.md, status_checks.md,
 * project_packages_protection_rules.md, container_repository_protection_rules.md, container_registry_protection_tag_rules.md).
 */
final class GuardComparisons {
    private static final Shape PUSH_RULE = shape()
            .texts("commit_message_regex", "commit_message_negative_regex", "branch_name_regex", "author_email_regex", "file_name_regex")
            .values("max_file_size")
            .flags("deny_delete_tag", "member_check", "prevent_secrets", "commit_committer_check", "commit_committer_name_check")
            .flags("reject_unsigned_commits", "reject_non_dco_commits")
            .done();

    private static final Shape APPROVAL_SETTINGS = shape()
            .flags("allow_author_approval", "allow_committer_approval", "allow_overrides_to_approver_list_per_merge_request", "retain_approvals_on_push")
            .flags("selective_code_owner_removals", "require_password_to_approve", "require_reauthentication_to_approve")
            .done();

    private static final Shape STATUS_CHECK =
            shape().values("name").texts("external_url").sets("protected_branches").secrets("shared_secret").ignore(ID, "id", "project_id").done();

    private static final Shape RULE = shape().values("package_name_pattern", "package_type", "repository_path_pattern", "tag_name_pattern")
            .values("minimum_access_level_for_push", "minimum_access_level_for_delete")
            .done();

    private static final Shape CLEANUP = shape().values("cadence", "keep_n", "older_than", "name_regex", "name_regex_delete", "name_regex_keep")
            .flags("enabled")
            .ignore(CLOCK, "next_run_at")
            .done();

    /** As it is written: {@code container_expiration_policy_attributes}. */
    private static final Shape EXPIRATION_POLICY = shape().object("container_expiration_policy_attributes", CLEANUP).done();

    private static final Shape DEPENDENCY = shape().values("iid", "how").texts("other", "other_project").ignore("part of the other end", "other_iid").done();

    static final List<Comparison> ALL = List.of(
            new Comparison(Relations.GROUP_PUSH_RULE, SAME, PUSH_RULE),
            new Comparison(Relations.PUSH_RULE, SAME, PUSH_RULE),
            new Comparison(Relations.GROUP_APPROVAL_SETTINGS, SAME, APPROVAL_SETTINGS),
            new Comparison(Relations.APPROVAL_SETTINGS, SAME, APPROVAL_SETTINGS),
            new Comparison(Relations.STATUS_CHECKS, SAME, STATUS_CHECK),
            new Comparison(Relations.MERGE_REQUEST_BLOCKS, LINKED, DEPENDENCY),
            new Comparison(Relations.PACKAGE_RULES, SAME, RULE),
            new Comparison(Relations.REPOSITORY_RULES, SAME, RULE),
            new Comparison(Relations.TAG_RULES, SAME, RULE),
            new Comparison(Relations.EXPIRATION_POLICY, SAME, EXPIRATION_POLICY));

    private GuardComparisons() {}
}
