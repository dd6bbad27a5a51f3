package io.drover.verify;

import static io.drover.verify.Comparison.Key.ADDRESS;
import static io.drover.verify.Comparison.Key.LINKED;
import static io.drover.verify.Comparison.Key.SAME;
import static io.drover.verify.Comparison.Key.USER;
import static io.drover.verify.Reasons.CLOCK;
import static io.drover.verify.Reasons.DERIVED;
import static io.drover.verify.Reasons.ID;
import static io.drover.verify.Reasons.INSTANCE;
import static io.drover.verify.Reasons.TOUCHED;
import static io.drover.verify.Reasons.URL;
import static io.drover.verify.Reasons.VIEWER;
import static io.drover.verify.Shape.shape;

import io.drover.model.Relations;
import java.util.List;

/** Members, protections, keys, tokens, webhooks (doc/api/members.md, protected_branches.md, protected_tags.md, deploy_keys.md, project_webhooks.md). */
final class AccessComparisons {
    private static final Shape MEMBER = shape().values("access_level", "expires_at", "member_role.name")
            .ignore("the person is the key; people are compared through the user map", "id", "user_id", "username", "name", "public_email", "email")
            .ignore("the person's own, not the membership's", "state", "locked", "avatar_url", "web_url", "is_using_seat", "group_saml_identity")
            .ignore("the person's own, not the membership's", "override", "created_by", "key", "bot", "group_scim_identity", "two_factor_enabled")
            .ignore(TOUCHED, "created_at")
            .ignore(VIEWER, "membership_state")
            .done();

    private static final Shape LEVEL = shape().values("access_level")
            .user("user_id")
            .ignore(ID, "id", "group_id", "deploy_key_id", "member_role_id")
            .ignore(DERIVED, "access_level_description")
            .done();

    private static final Shape PROTECTED_BRANCH = shape().values("name")
            .flags("allow_force_push", "code_owner_approval_required")
            .records("push_access_levels", "push level", LEVEL)
            .records("merge_access_levels", "merge level", LEVEL)
            .records("unprotect_access_levels", "unprotect level", LEVEL)
            .ignore(ID, "id")
            .ignore(DERIVED, "inherited")
            .done();

    private static final Shape PROTECTED_TAG =
            shape().values("name").records("create_access_levels", "create level", LEVEL).ignore(ID, "id").done();

    private static final Shape DEPLOY_KEY = shape().values("title", "key")
            .flags("can_push")
            .times("expires_at")
            .ignore(ID, "id", "user")
            .ignore(DERIVED, "fingerprint", "fingerprint_sha256", "usage_type")
            .ignore(TOUCHED, "created_at", "last_used_at")
            .ignore(INSTANCE, "projects_with_write_access", "projects_with_readonly_access")
            .done();

    private static final Shape NAMED = shape().values("key").ignore("write-only", "value").done();

    private static final Shape HOOK = shape().addresses("url")
            .texts("name", "description")
            .flags("push_events", "tag_push_events", "issues_events", "confidential_issues_events", "note_events")
            .flags("confidential_note_events", "merge_requests_events", "job_events", "pipeline_events", "wiki_page_events")
            .flags("deployment_events", "releases_events", "milestone_events", "feature_flag_events", "resource_access_token_events")
            .flags("vulnerability_events", "emoji_events", "member_events", "subgroup_events", "project_events", "repository_update_events")
            .flags("enable_ssl_verification")
            .values("push_events_branch_filter", "branch_filter_strategy")
            .texts("custom_webhook_template")
            .records("url_variables", "URL variable", NAMED, "key")
            .records("custom_headers", "header", NAMED, "key")
            .secrets("token")
            .ignore(ID, "id", "project_id", "group_id", "organization_id")
            .ignore(TOUCHED, "created_at", "updated_at")
            .ignore(CLOCK, "alert_status", "disabled_until")
            .ignore("newer versions only", "resource_deploy_token_events", "token_present", "signing_token_present")
            .done();

    private static final Shape TOKEN = shape().values("name", "username", "expires_at", "access_level")
            .sets("scopes")
            .secrets("token")
            .ignore(ID, "id", "user_id", "resource_id", "resource_type")
            .ignore(CLOCK, "expired", "last_used_at", "active", "last_used_ips")
            .ignore(TOUCHED, "created_at", "description")
            .ignore("a revoked token is not listed", "revoked", "granular")
            .done();

    private static final Shape INVITED_GROUP = shape().values("group_access_level", "expires_at")
            .ignore(ID, "group_id", "member_role_id")
            .ignore("the group is the key", "group_name", "group_full_path")
            .done();

    private static final Shape INVITATION = shape().values("access_level", "expires_at")
            .ignore("the address is the key", "invite_email")
            .ignore(ID, "id", "member_role_id")
            .ignore(TOUCHED, "created_at", "created_by_name", "user_name", "invite_token")
            .done();

    private static final Shape SAML_LINK = shape().values("name", "access_level", "provider").secrets("member_role_id").done();

    private static final Shape LDAP_LINK = shape().values("cn", "filter", "group_access", "provider").secrets("member_role_id").done();

    /** Of the integrations that need no secret; the reader gives no others. */
    private static final Shape INTEGRATION_PROPERTIES = shape().texts("new_issue_url", "issues_url", "project_url", "confluence_url", "external_wiki_url")
            .texts("recipients", "branches_to_be_notified")
            .flags("disable_diffs", "send_from_committer_email", "notify_only_broken_pipelines", "notify_only_default_branch")
            .done();

    private static final Shape INTEGRATION = shape().values("slug")
            .flags("active", "push_events", "issues_events", "confidential_issues_events", "merge_requests_events", "tag_push_events")
            .flags("note_events", "confidential_note_events", "pipeline_events", "wiki_page_events", "job_events", "commit_events")
            .flags("deployment_events", "incident_events", "alert_events", "vulnerability_events", "group_mention_events", "comment_on_event_enabled")
            .flags("group_confidential_mention_events")
            .ignore(ID, "id")
            .ignore(URL, "title")
            .object("properties", INTEGRATION_PROPERTIES)
            .ignore(TOUCHED, "created_at", "updated_at", "inherited")
            .done();

    static final List<Comparison> ALL = List.of(
            new Comparison(Relations.MEMBERS, USER, MEMBER),
            new Comparison(Relations.GROUP_MEMBERS, USER, MEMBER),
            new Comparison(Relations.INVITED_GROUPS, LINKED, INVITED_GROUP),
            new Comparison(Relations.GROUP_INVITED_GROUPS, LINKED, INVITED_GROUP),
            new Comparison(Relations.INVITATIONS, SAME, INVITATION),
            new Comparison(Relations.GROUP_INVITATIONS, SAME, INVITATION),
            new Comparison(Relations.SAML_LINKS, SAME, SAML_LINK),
            new Comparison(Relations.LDAP_LINKS, SAME, LDAP_LINK),
            new Comparison(Relations.GROUP_PROTECTED_BRANCHES, SAME, PROTECTED_BRANCH),
            new Comparison(Relations.PROTECTED_BRANCHES, SAME, PROTECTED_BRANCH),
            new Comparison(Relations.PROTECTED_TAGS, SAME, PROTECTED_TAG),
            new Comparison(Relations.DEPLOY_KEYS, SAME, DEPLOY_KEY),
            new Comparison(Relations.HOOKS, ADDRESS, HOOK),
            new Comparison(Relations.GROUP_HOOKS, ADDRESS, HOOK),
            new Comparison(Relations.DEPLOY_TOKENS, SAME, TOKEN),
            new Comparison(Relations.GROUP_DEPLOY_TOKENS, SAME, TOKEN),
            new Comparison(Relations.ACCESS_TOKENS, SAME, TOKEN),
            new Comparison(Relations.GROUP_ACCESS_TOKENS, SAME, TOKEN),
            new Comparison(Relations.GROUP_INTEGRATIONS, SAME, INTEGRATION),
            new Comparison(Relations.INTEGRATIONS, SAME, INTEGRATION));

    private AccessComparisons() {}
}
