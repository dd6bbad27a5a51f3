package io.drover.connector.gitlab;

import io.drover.model.Scope;
import java.util.List;

/**
 * Attributes that can be both read and written, and mean the same on every instance. Left out: what follows from the place (ids, links,
 * statistics), what needs other rights (storage, limits), and what the plan decides (name, path, archived).
 */
final class SettingsAttributes {
    /** doc/api/projects.md, "Update a project". */
    private static final List<String> PROJECT = List.of(
            "description", "visibility", "default_branch", "topics", "merge_method", "squash_option", "issues_access_level",
            "repository_access_level", "merge_requests_access_level", "forking_access_level", "wiki_access_level", "builds_access_level",
            "snippets_access_level", "pages_access_level", "analytics_access_level", "container_registry_access_level",
            "security_and_compliance_access_level", "releases_access_level", "environments_access_level", "feature_flags_access_level",
            "infrastructure_access_level", "monitor_access_level", "model_experiments_access_level", "model_registry_access_level",
            "package_registry_access_level", "emails_enabled", "lfs_enabled", "request_access_enabled", "service_desk_enabled",
            "only_allow_merge_if_pipeline_succeeds", "allow_merge_on_skipped_pipeline", "only_allow_merge_if_all_discussions_are_resolved",
            "remove_source_branch_after_merge", "printing_merge_request_link_enabled", "resolve_outdated_diff_discussions",
            "merge_commit_template", "squash_commit_template", "suggestion_commit_message", "issues_template", "merge_requests_template",
            "autoclose_referenced_issues", "enforce_auth_checks_on_uploads", "ci_config_path", "build_timeout", "build_git_strategy",
            "ci_default_git_depth", "ci_forward_deployment_enabled", "ci_forward_deployment_rollback_allowed", "ci_allow_fork_pipelines_to_run_in_parent_project",
            "ci_separated_caches", "ci_job_token_scope_enabled", "ci_pipeline_variables_minimum_override_role", "ci_push_repository_for_job_token_allowed",
            "ci_delete_pipelines_in_seconds", "ci_restrict_pipeline_cancellation_role", "ci_id_token_sub_claim_components",
            "resource_group_default_process_mode", "restrict_user_defined_variables", "allow_pipeline_trigger_approve_deployment", "keep_latest_artifact", "public_jobs", "shared_runners_enabled", "group_runners_enabled",
            "auto_cancel_pending_pipelines", "auto_devops_enabled", "auto_devops_deploy_strategy", "merge_pipelines_enabled", "merge_trains_enabled",
            "merge_trains_skip_train_allowed", "only_mirror_protected_branches", "requirements_access_level", "issue_branch_template", "build_coverage_regex",
            "only_allow_merge_if_all_status_checks_passed", "allow_pipeline_trigger_approve_deployment", "prevent_merge_without_jira_issue", "warn_about_potentially_unwanted_characters", "mr_default_target_self");

    /** doc/api/groups.md, "Update group attributes". */
    private static final List<String> GROUP = List.of(
            "description", "visibility", "share_with_group_lock", "require_two_factor_authentication", "two_factor_grace_period",
            "project_creation_level", "subgroup_creation_level", "auto_devops_enabled", "emails_enabled", "mentions_disabled", "lfs_enabled",
            "default_branch", "default_branch_protection_defaults", "request_access_enabled", "shared_runners_setting", "membership_lock",
            "prevent_sharing_groups_outside_hierarchy", "prevent_forking_outside_group", "wiki_access_level", "math_rendering_limits_enabled",
            "lock_math_rendering_limits_enabled", "max_artifacts_size", "ip_restriction_ranges", "allowed_email_domains_list",
            "default_branch_protection", "enabled_git_access_protocol", "service_access_tokens_expiration_enforced",
            "only_allow_merge_if_pipeline_succeeds", "allow_merge_on_skipped_pipeline", "only_allow_merge_if_all_discussions_are_resolved");

    private SettingsAttributes() {}

    static List<String> of(Scope scope) {
        return scope == Scope.GROUP ? GROUP : PROJECT;
    }
}
