package io.drover.connector.gitlab;

import static io.drover.connector.gitlab.RelationEndpoint.list;

import io.drover.model.Relation;
import io.drover.model.Relations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every relation that one list of GitLab's API gives whole. The documentation page of each is doc/api/ and the path's last word. */
final class RelationEndpoints {
    private static final String[] VARIABLE = {
        "key", "value", "variable_type", "protected", "masked", "hidden", "raw", "environment_scope", "description"
    };
    private static final String[] HOOK = {
        "url", "name", "description", "push_events", "push_events_branch_filter", "branch_filter_strategy", "tag_push_events", "issues_events",
        "confidential_issues_events", "note_events", "confidential_note_events", "merge_requests_events", "job_events", "pipeline_events",
        "wiki_page_events", "deployment_events", "releases_events", "milestone_events", "feature_flag_events", "emoji_events",
        "resource_access_token_events", "subgroup_events", "member_events", "project_events", "vulnerability_events",
        "enable_ssl_verification", "custom_webhook_template"
    };
    private static final String DOWNLOADS = "/downloads";
    private static final List<String> LEVEL = List.of("access_level", "user_id", "group_id", "deploy_key_id");

    private static final Map<Relation, RelationEndpoint> ALL = new LinkedHashMap<>();

    static {
        planning();
        rules();
        pipelines();
        access();
        rest();
        groups();
        InstanceLists.endpoints().forEach(RelationEndpoints::add);
        GroupLinks.endpoints().forEach(RelationEndpoints::add);
        DeploymentLists.all().forEach(RelationEndpoints::add);
    }

    private RelationEndpoints() {}

    static Optional<RelationEndpoint> of(Relation relation) {
        return Optional.ofNullable(ALL.get(relation));
    }

    private static void planning() {
        add(list(Relations.LABELS, "/projects/:id/labels", "name", "name", "color", "description", "priority").asking("include_ancestor_groups", "false"));
        add(list(Relations.MILESTONES, "/projects/:id/milestones", "title", "title", "iid", "description", "state", "start_date", "due_date", "created_at"));
        add(list(Relations.BOARDS, "/projects/:id/boards", "name", "name", "hide_backlog_list", "hide_closed_list", "lists").shaped(RelationEndpoints::board));
        add(list(Relations.GROUP_APPROVAL_RULES, "/groups/:id/approval_rules", "name", "name", "rule_type", "approvals_required", "users", "groups")
                .only(node -> List.of("regular", "any_approver").contains(Json.text(node, "rule_type", "regular")))
                .shaped(RelationEndpoints::approvalRule)
                .premium());
        add(list(Relations.APPROVAL_RULES, "/projects/:id/approval_rules", "name",
                        "name", "rule_type", "report_type", "approvals_required", "applies_to_all_protected_branches", "users", "groups", "protected_branches")
                .shaped(RelationEndpoints::approvalRule)
                .premium());
    }

    /** doc/api/status_checks.md, project_packages_protection_rules.md, container_registry_protection_tag_rules.md, custom_attributes.md. */
    private static void rules() {
        add(list(Relations.LABEL_PRIORITIES, "/projects/:id/labels", "name", "name", "priority")
                .only(node -> !Json.flag(node, "is_project_label") && node.hasNonNull("priority")));
        add(list(Relations.STATUS_CHECKS, "/projects/:id/external_status_checks", "name", "name", "external_url", "protected_branches")
                .shaped(RelationEndpoints::statusCheck)
                .missing(node -> Json.flag(node, "hmac") ? List.of("shared_secret") : List.of())
                .premium());
        add(list(Relations.PACKAGE_RULES, "/projects/:id/packages/protection/rules", "package_name_pattern",
                        "package_name_pattern", "package_type", "minimum_access_level_for_delete", "minimum_access_level_for_push")
                .keyed(node -> Json.text(node, "package_type", "") + ":" + Json.text(node, "package_name_pattern", ""))
                .feature("package_registry"));
        add(list(Relations.TAG_RULES, "/projects/:id/registry/protection/tag/rules", "tag_name_pattern",
                        "tag_name_pattern", "minimum_access_level_for_push", "minimum_access_level_for_delete")
                .feature("container_registry"));
        add(list(Relations.GROUP_PROTECTED_BRANCHES, "/groups/:id/protected_branches", "name",
                        "name", "push_access_levels", "merge_access_levels", "unprotect_access_levels", "allow_force_push", "code_owner_approval_required")
                .shaped(node -> levels(node, "push_access_levels", "merge_access_levels", "unprotect_access_levels"))
                .premium());
        add(list(Relations.CUSTOM_ATTRIBUTES, "/projects/:id/custom_attributes", "key", "key", "value").administrators());
        add(list(Relations.GROUP_CUSTOM_ATTRIBUTES, "/groups/:id/custom_attributes", "key", "key", "value").administrators());
    }

    private static void pipelines() {
        add(list(Relations.INSTANCE_VARIABLES, "/admin/ci/variables", "key", VARIABLE).missing(RelationEndpoints::hiddenValue));
        add(list(Relations.CI_VARIABLES, "/projects/:id/variables", "key", VARIABLE).keyed(Keys::variable).missing(RelationEndpoints::hiddenValue).feature("builds"));
        add(list(Relations.CI_PIPELINES, "/projects/:id/pipelines", "iid", "iid", "sha", "ref", "status", "source", "created_at")
                .asking("order_by", "id")
                .asking("sort", "asc")
                .feature("builds"));
        add(list(Relations.TRIGGERS, "/projects/:id/triggers", "description", "description", "expires_at").missing(node -> List.of("token")).feature("builds"));
        add(list(Relations.ENVIRONMENTS, "/projects/:id/environments", "name", "name", "external_url", "tier", "description", "state", "auto_stop_setting")
                .feature("environments"));
        add(list(Relations.FEATURE_FLAGS, "/projects/:id/feature_flags", "name", "name", "description", "active", "version", "strategies")
                .shaped(RelationEndpoints::featureFlag)
                .feature("feature_flags"));
    }

    private static void access() {
        add(invitations(Relations.INVITATIONS, "/projects/:id/invitations"));
        add(list(Relations.MEMBERS, "/projects/:id/members", "username", "id", "username", "name", "access_level", "expires_at"));
        add(list(Relations.PROTECTED_BRANCHES, "/projects/:id/protected_branches", "name",
                        "name", "push_access_levels", "merge_access_levels", "unprotect_access_levels", "allow_force_push", "code_owner_approval_required")
                .only(node -> !Json.flag(node, "inherited"))
                .shaped(node -> levels(node, "push_access_levels", "merge_access_levels", "unprotect_access_levels"))
                .feature("repository"));
        add(list(Relations.PROTECTED_TAGS, "/projects/:id/protected_tags", "name", "name", "create_access_levels")
                .shaped(node -> levels(node, "create_access_levels"))
                .feature("repository"));
        add(list(Relations.DEPLOY_KEYS, "/projects/:id/deploy_keys", "title", "title", "key", "can_push", "expires_at").keyed(Keys::deployKey));
        add(tokens(Relations.DEPLOY_TOKENS, "/projects/:id/deploy_tokens"));
        add(list(Relations.ACCESS_TOKENS, "/projects/:id/access_tokens", "name", "name", "scopes", "access_level", "expires_at")
                .only(node -> !Json.flag(node, "revoked"))
                .missing(node -> List.of("token")));
        add(list(Relations.HOOKS, "/projects/:id/hooks", "url", HOOK).keyed(Keys::hook).missing(RelationEndpoints::hookSecrets));
        add(integrations(Relations.INTEGRATIONS, "/projects/:id/integrations"));
    }

    private static void rest() {
        add(list(Relations.CONTAINER_REPOSITORIES, "/projects/:id/registry/repositories", "name", "name", "tags_count")
                .asking("tags_count", "true")
                .feature("container_registry"));
        add(list(Relations.PACKAGES, "/projects/:id/packages", "name", "name", "version", "package_type", "status")
                .keyed(node -> Json.text(node, "package_type", "") + ":" + Json.text(node, "name", "") + ":" + Json.text(node, "version", ""))
                .feature("package_registry"));
        add(list(Relations.RELEASES, "/projects/:id/releases", "tag_name", "tag_name", "name", "description", "created_at", "released_at", "milestones", "assets")
                .shaped(RelationEndpoints::release)
                .feature("releases"));
        add(list(Relations.BADGES, "/projects/:id/badges", "name", "name", "link_url", "image_url")
                .keyed(Keys::badge)
                .only(node -> Json.text(node, "kind", "project").equals("project")));
    }

    private static void groups() {
        add(list(Relations.GROUP_LABELS, "/groups/:id/labels", "name", "name", "color", "description")
                .asking("include_ancestor_groups", "false")
                .asking("only_group_labels", "true"));
        add(list(Relations.GROUP_MILESTONES, "/groups/:id/milestones", "title", "title", "iid", "description", "state", "start_date", "due_date", "created_at"));
        add(list(Relations.GROUP_BOARDS, "/groups/:id/boards", "name", "name", "hide_backlog_list", "hide_closed_list", "lists").shaped(RelationEndpoints::board));
        add(invitations(Relations.GROUP_INVITATIONS, "/groups/:id/invitations"));
        add(list(Relations.GROUP_MEMBERS, "/groups/:id/members", "username", "id", "username", "name", "access_level", "expires_at"));
        add(list(Relations.GROUP_VARIABLES, "/groups/:id/variables", "key", VARIABLE).keyed(Keys::variable).missing(RelationEndpoints::hiddenValue));
        add(list(Relations.GROUP_BADGES, "/groups/:id/badges", "name", "name", "link_url", "image_url")
                .keyed(Keys::badge)
                .only(node -> Json.text(node, "kind", "group").equals("group")));
        add(list(Relations.GROUP_HOOKS, "/groups/:id/hooks", "url", HOOK).keyed(Keys::hook).missing(RelationEndpoints::hookSecrets).premium());
        add(integrations(Relations.GROUP_INTEGRATIONS, "/groups/:id/integrations"));
        add(tokens(Relations.GROUP_DEPLOY_TOKENS, "/groups/:id/deploy_tokens"));
    }

    private static RelationEndpoint invitations(Relation relation, String path) {
        return list(relation, path, "invite_email", "invite_email", "access_level", "expires_at").shaped(InvitationHandler::day);
    }

    /** An inherited one is that of the group, or the instance, above. */
    private static RelationEndpoint integrations(Relation relation, String path) {
        return list(relation, path, "slug", "title", "slug", "active").only(node -> !Json.flag(node, "inherited")).missing(node -> relation.secrets());
    }

    private static RelationEndpoint tokens(Relation relation, String path) {
        return list(relation, path, "name", "name", "username", "scopes", "expires_at")
                .shaped(RelationEndpoints::withoutGivenUsername)
                .only(node -> !Json.flag(node, "revoked") && !Json.flag(node, "expired"))
                .missing(node -> List.of("token"));
    }

    private static void add(RelationEndpoint endpoint) {
        ALL.put(endpoint.relation(), endpoint);
    }

    private static List<String> hiddenValue(ObjectNode variable) {
        return Json.flag(variable, "hidden") || !variable.hasNonNull("value") ? List.of("value") : List.of();
    }

    /** GitLab shows names but not values (doc/api/project_webhooks.md), and does not say whether there is a token at all. */
    static List<String> hookSecrets(ObjectNode hook) {
        List<String> missing = new ArrayList<>();
        missing.add("token");
        hook.path("url_variables").forEach(variable -> missing.add("url_variables." + Json.text(variable, "key", "")));
        hook.path("custom_headers").forEach(header -> missing.add("custom_headers." + Json.text(header, "key", "")));
        return missing;
    }

    /** One that nobody chose has the token's id in it (doc/user/project/deploy_tokens/_index.md). */
    private static ObjectNode withoutGivenUsername(ObjectNode token) {
        if (Json.text(token, "username", "").matches("gitlab\\+deploy-token-\\d+")) {
            token.remove("username");
        }
        return token;
    }

    private static ObjectNode levels(ObjectNode node, String... names) {
        for (String name : names) {
            JsonNode list = node.get(name);
            if (list != null) {
                node.set(name, Fields.pickEach(list, LEVEL));
            }
        }
        return node;
    }

    private static ObjectNode board(ObjectNode node) {
        var lists = GitLabApi.JSON.createArrayNode();
        for (JsonNode list : node.path("lists")) {
            ObjectNode picked = Fields.pick(list, List.of("position", "list_type"));
            picked.put("label", Json.text(list.path("label"), "name"));
            lists.add(picked);
        }
        node.set("lists", lists);
        return node;
    }

    private static ObjectNode approvalRule(ObjectNode node) {
        node.set("users", Fields.users(node.path("users")));
        node.set("groups", Fields.pickEach(node.path("groups"), List.of("full_path")));
        if (node.has("protected_branches")) {
            node.set("protected_branches", Fields.pickEach(node.path("protected_branches"), List.of("name")));
        }
        return node;
    }

    private static ObjectNode statusCheck(ObjectNode node) {
        node.set("protected_branches", Fields.pickEach(node.path("protected_branches"), List.of("name")));
        return node;
    }

    private static ObjectNode featureFlag(ObjectNode node) {
        var strategies = GitLabApi.JSON.createArrayNode();
        for (JsonNode strategy : node.path("strategies")) {
            ObjectNode picked = Fields.pick(strategy, List.of("name", "parameters"));
            picked.set("scopes", Fields.pickEach(strategy.path("scopes"), List.of("environment_scope")));
            if (strategy.path("user_list").isObject()) {
                picked.set("user_list", Fields.pick(strategy.path("user_list"), List.of("name")));
            }
            strategies.add(picked);
        }
        node.set("strategies", strategies);
        return node;
    }

    /** Titles for milestones, and of the assets those that are not made of the tag. */
    static ObjectNode release(ObjectNode node) {
        var titles = GitLabApi.JSON.createArrayNode();
        node.path("milestones").forEach(milestone -> titles.add(Json.text(milestone, "title", "")));
        node.set("milestones", titles);
        List<ObjectNode> links = new ArrayList<>();
        node.path("assets").path("links").forEach(link -> links.add(releaseLink(link)));
        links.sort(Comparator.comparing(link -> Json.text(link, "name", "")));
        node.remove("assets");
        node.putArray("links").addAll(links);
        return node;
    }

    /** The path for downloads is shown as an address on this instance only (doc/api/releases/links.md). */
    private static ObjectNode releaseLink(JsonNode link) {
        ObjectNode picked = Fields.pick(link, List.of("name", "url", "link_type"));
        String address = Json.text(link, "direct_asset_url", "");
        int path = address.indexOf(DOWNLOADS, Math.max(0, address.indexOf("/-/releases/")));
        if (address.contains("/-/releases/") && path >= 0 && !address.equals(Json.text(link, "url"))) {
            picked.put("direct_asset_path", address.substring(path + DOWNLOADS.length()));
        }
        return picked;
    }
}
