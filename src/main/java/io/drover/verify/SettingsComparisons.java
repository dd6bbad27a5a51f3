package io.drover.verify;

import static io.drover.verify.Comparison.Key.LINKED;
import static io.drover.verify.Comparison.Key.SAME;
import static io.drover.verify.Reasons.CLOCK;
import static io.drover.verify.Reasons.DERIVED;
import static io.drover.verify.Reasons.ID;
import static io.drover.verify.Reasons.INSTANCE;
import static io.drover.verify.Reasons.ORIGIN;
import static io.drover.verify.Reasons.TOUCHED;
import static io.drover.verify.Reasons.URL;
import static io.drover.verify.Reasons.VIEWER;
import static io.drover.verify.Shape.shape;

import io.drover.model.Relations;
import java.util.List;

/** Attributes of a project or group (doc/api/projects.md, groups.md). */
final class SettingsComparisons {
    private static final String SECRET = "a secret of the instance";

    private static final Shape PROJECT = shape().values("visibility", "default_branch", "merge_method", "squash_option", "ci_config_path")
            .texts("description", "name")
            .flags("archived")
            .sets("topics")
            .values("issues_access_level", "repository_access_level", "merge_requests_access_level", "forking_access_level", "wiki_access_level")
            .values("builds_access_level", "snippets_access_level", "pages_access_level", "analytics_access_level", "container_registry_access_level")
            .values("security_and_compliance_access_level", "releases_access_level", "environments_access_level", "feature_flags_access_level")
            .values("infrastructure_access_level", "monitor_access_level", "model_experiments_access_level", "model_registry_access_level")
            .values("requirements_access_level", "package_registry_access_level")
            .values("build_timeout", "build_git_strategy", "ci_default_git_depth", "auto_cancel_pending_pipelines", "auto_devops_deploy_strategy")
            .values("build_coverage_regex", "ci_pipeline_variables_minimum_override_role", "ci_delete_pipelines_in_seconds")
            .values("ci_restrict_pipeline_cancellation_role", "resource_group_default_process_mode")
            .sets("ci_id_token_sub_claim_components")
            .texts("merge_commit_template", "squash_commit_template", "suggestion_commit_message", "issues_template", "merge_requests_template")
            .texts("issue_branch_template", "merge_requests_default_target_self")
            .flags("lfs_enabled", "request_access_enabled", "shared_runners_enabled", "group_runners_enabled", "service_desk_enabled")
            .flags("only_allow_merge_if_pipeline_succeeds", "only_allow_merge_if_all_discussions_are_resolved", "allow_merge_on_skipped_pipeline")
            .flags("remove_source_branch_after_merge", "printing_merge_request_link_enabled", "resolve_outdated_diff_discussions")
            .flags("autoclose_referenced_issues", "auto_devops_enabled", "keep_latest_artifact", "public_jobs", "emails_enabled")
            .flags("ci_forward_deployment_enabled", "ci_forward_deployment_rollback_allowed", "ci_separated_caches", "ci_job_token_scope_enabled")
            .flags("ci_allow_fork_pipelines_to_run_in_parent_project", "restrict_user_defined_variables", "enforce_auth_checks_on_uploads")
            .flags("merge_pipelines_enabled", "merge_trains_enabled", "warn_about_potentially_unwanted_characters", "packages_enabled")
            .flags("ci_push_repository_for_job_token_allowed", "merge_trains_skip_train_allowed", "only_allow_merge_if_all_status_checks_passed")
            .flags("allow_pipeline_trigger_approve_deployment", "prevent_merge_without_jira_issue", "jobs_enabled", "issues_enabled")
            .flags("mr_default_target_self", "only_mirror_protected_branches")
            .flags("merge_requests_enabled", "wiki_enabled", "snippets_enabled", "container_registry_enabled")
            .object(
                    "container_expiration_policy",
                    shape().values("cadence", "keep_n", "older_than", "name_regex", "name_regex_delete", "name_regex_keep")
                            .flags("enabled")
                            .ignore(CLOCK, "next_run_at")
                            .done())
            .ignore(ID, "id", "creator_id", "namespace", "owner", "import_url", "runner_token_expiration_interval", "mirror_user_id")
            .ignore(URL, "web_url", "http_url_to_repo", "ssh_url_to_repo", "readme_url", "license_url", "_links", "container_registry_image_prefix")
            .ignore(URL, "avatar_url", "service_desk_address", "name_with_namespace", "path_with_namespace", "path", "full_path", "repository_storage")
            .ignore(TOUCHED, "created_at", "last_activity_at", "updated_at")
            .ignore(DERIVED, "empty_repo", "description_html", "open_issues_count", "statistics", "license", "tag_list", "can_create_merge_request_in")
            .ignore(DERIVED, "star_count", "forks_count", "forked_from_project", "shared_with_groups", "public_builds", "emails_disabled")
            .ignore(DERIVED, "restrict_user_defined_variables_enabled", "approvals_before_merge", "compliance_frameworks", "marked_for_deletion_at")
            .ignore(DERIVED, "marked_for_deletion_on", "mirror", "external_authorization_classification_label", "security_and_compliance_enabled")
            .ignore(ORIGIN, "import_status", "import_type", "import_error", "repository_object_format")
            .ignore(VIEWER, "permissions")
            .ignore(SECRET, "runners_token", "max_artifacts_size")
            .ignore(INSTANCE, "duo_remote_flows_enabled", "auto_duo_code_review_enabled", "duo_features_enabled", "pre_receive_secret_detection_enabled")
            .ignore(INSTANCE, "secret_push_protection_enabled", "spp_repository_pipeline_access", "web_based_commit_signing_enabled")
            .ignore(INSTANCE, "merge_request_title_regex", "merge_request_title_regex_description", "requirements_enabled", "package_registry_enabled")
            .done();

    private static final Shape GROUP = shape().values("visibility", "project_creation_level", "subgroup_creation_level", "shared_runners_setting")
            .texts("description", "name")
            .values("default_branch", "wiki_access_level", "two_factor_grace_period", "file_template_project_id", "ip_restriction_ranges")
            .values("allowed_email_domains_list")
            .flags("share_with_group_lock", "require_two_factor_authentication", "membership_lock", "mentions_disabled", "emails_enabled")
            .flags("lfs_enabled", "request_access_enabled", "auto_devops_enabled", "prevent_sharing_groups_outside_hierarchy")
            .flags("prevent_forking_outside_group", "math_rendering_limits_enabled", "lock_math_rendering_limits_enabled")
            .ignore(ID, "id", "parent_id", "organization_id")
            .ignore(URL, "web_url", "full_path", "full_name", "path", "avatar_url", "repository_storage")
            .ignore(TOUCHED, "created_at", "updated_at")
            .ignore(SECRET, "runners_token")
            .ignore(
                    DERIVED,
                    "projects",
                    "shared_projects",
                    "shared_with_groups",
                    "statistics",
                    "emails_disabled",
                    "default_branch_protection",
                    "marked_for_deletion_on",
                    "root_storage_statistics",
                    "ldap_cn",
                    "ldap_access",
                    "archived")
            .ignore("instances of different kinds and ages spell the defaults differently", "default_branch_protection_defaults")
            .ignore(INSTANCE, "duo_features_enabled", "lock_duo_features_enabled", "duo_availability", "experiment_features_enabled")
            .ignore(INSTANCE, "enabled_git_access_protocol", "max_artifacts_size", "shared_runners_minutes_limit", "extra_shared_runners_minutes_limit")
            .ignore(INSTANCE, "service_access_tokens_expiration_enforced", "unique_project_download_limit", "auto_ban_user_on_excessive_projects_download")
            .ignore(INSTANCE, "only_allow_merge_if_pipeline_succeeds", "allow_merge_on_skipped_pipeline", "only_allow_merge_if_all_discussions_are_resolved")
            .done();

    private static final Shape CUSTOM_ATTRIBUTE = shape().values("key").texts("value").done();

    private static final Shape FORK = shape().values("how").texts("other_project").done();

    static final List<Comparison> ALL = List.of(
            new Comparison(Relations.SETTINGS, SAME, PROJECT),
            new Comparison(Relations.GROUP_SETTINGS, SAME, GROUP),
            new Comparison(Relations.CUSTOM_ATTRIBUTES, SAME, CUSTOM_ATTRIBUTE),
            new Comparison(Relations.GROUP_CUSTOM_ATTRIBUTES, SAME, CUSTOM_ATTRIBUTE),
            new Comparison(Relations.FORK_NETWORK, LINKED, FORK));

    private SettingsComparisons() {}
}
