package io.drover.verify;

import static io.drover.verify.Comparison.Key.LINKED;
import static io.drover.verify.Comparison.Key.SAME;
import static io.drover.verify.Reasons.CLOCK;
import static io.drover.verify.Reasons.DERIVED;
import static io.drover.verify.Reasons.ID;
import static io.drover.verify.Reasons.TOUCHED;
import static io.drover.verify.Reasons.URL;
import static io.drover.verify.Shape.shape;

import io.drover.model.Relations;
import java.util.List;

/** What deploys, and who and what may (doc/api/protected_environments.md, freeze_periods.md, secure_files.md, project_job_token_scopes.md, pages.md). */
final class DeploymentComparisons {
    private static final Shape USER_LIST =
            shape().values("name", "user_xids").ignore(ID, "id", "iid", "project_id").ignore(TOUCHED, "created_at", "updated_at").done();

    private static final Shape DEPLOYER = shape().values("access_level", "group_inheritance_type", "required_approvals")
            .user("user_id")
            .texts("group.full_path")
            .ignore(ID, "id", "group_id")
            .ignore(DERIVED, "access_level_description")
            .done();

    private static final Shape PROTECTED_ENVIRONMENT = shape().values("name", "required_approval_count")
            .records("deploy_access_levels", "deploy level", DEPLOYER)
            .records("approval_rules", "approval rule", DEPLOYER)
            .done();

    private static final Shape FREEZE =
            shape().values("freeze_start", "freeze_end", "cron_timezone").ignore(ID, "id").ignore(TOUCHED, "created_at", "updated_at").done();

    private static final Shape RESOURCE_GROUP =
            shape().values("key", "process_mode").ignore(ID, "id").ignore(TOUCHED, "created_at", "updated_at").done();

    private static final Shape JOB_TOKEN_SCOPE = shape().flags("inbound_enabled").texts("other_project").ignore("the key says it", "project", "group").done();

    private static final Shape SECURE_FILE = shape().values("name", "checksum")
            .secrets("content")
            .ignore(ID, "id")
            .ignore(DERIVED, "checksum_algorithm", "metadata", "file_extension")
            .ignore(TOUCHED, "created_at", "expires_at")
            .done();

    private static final Shape AGENT = shape().values("name")
            .ignore(ID, "id", "created_by_user_id")
            .ignore(URL, "config_project")
            .ignore(TOUCHED, "created_at")
            .ignore("set where the agent runs", "is_receptive")
            .done();

    private static final Shape RUNNER = shape().values("description", "runner_type")
            .flags("paused")
            .ignore(ID, "id", "ip_address", "name", "created_by")
            .ignore(CLOCK, "online", "status", "job_execution_status")
            .ignore(DERIVED, "active", "is_shared")
            .ignore(TOUCHED, "created_at")
            .done();

    private static final Shape TERRAFORM_STATE = shape().values("name", "serial", "sha256").ignore("compared by its digest", "content").done();

    private static final Shape REMOTE_MIRROR = shape().addresses("url")
            .values("auth_method", "mirror_branch_regex")
            .flags("enabled", "only_protected_branches", "keep_divergent_refs")
            .ignore(ID, "id")
            .ignore(CLOCK, "update_status", "last_update_at", "last_update_started_at", "last_successful_update_at", "last_error")
            .ignore("the mirror's host's own", "host_keys")
            .done();

    private static final Shape PULL_MIRROR = shape().addresses("url")
            .values("mirror_branch_regex")
            .flags("enabled", "mirror_trigger_builds", "only_mirror_protected_branches", "mirror_overwrites_diverged_branches")
            .done();

    private static final Shape PAGES = shape().flags("is_unique_domain_enabled", "force_https").ignore(URL, "url", "deployments", "primary_domain").done();

    private static final Shape PAGES_DOMAIN = shape().values("domain")
            .flags("auto_ssl_enabled", "certified")
            .ignore(CLOCK, "verified", "enabled_until")
            .ignore("each instance has its own", "verification_code", "url", "project_id")
            .done();

    static final List<Comparison> ALL = List.of(
            new Comparison(Relations.USER_LISTS, SAME, USER_LIST),
            new Comparison(Relations.PROTECTED_ENVIRONMENTS, SAME, PROTECTED_ENVIRONMENT),
            new Comparison(Relations.GROUP_PROTECTED_ENVIRONMENTS, SAME, PROTECTED_ENVIRONMENT),
            new Comparison(Relations.FREEZE_PERIODS, SAME, FREEZE),
            new Comparison(Relations.RESOURCE_GROUPS, SAME, RESOURCE_GROUP),
            new Comparison(Relations.JOB_TOKEN_SCOPE, LINKED, JOB_TOKEN_SCOPE),
            new Comparison(Relations.SECURE_FILES, SAME, SECURE_FILE),
            new Comparison(Relations.TERRAFORM_STATES, SAME, TERRAFORM_STATE),
            new Comparison(Relations.CLUSTER_AGENTS, SAME, AGENT),
            new Comparison(Relations.RUNNERS, SAME, RUNNER),
            new Comparison(Relations.GROUP_RUNNERS, SAME, RUNNER),
            new Comparison(Relations.REMOTE_MIRRORS, SAME, REMOTE_MIRROR),
            new Comparison(Relations.PULL_MIRROR, SAME, PULL_MIRROR),
            new Comparison(Relations.PAGES, SAME, PAGES),
            new Comparison(Relations.PAGES_DOMAINS, SAME, PAGES_DOMAIN));

    private DeploymentComparisons() {}
}
