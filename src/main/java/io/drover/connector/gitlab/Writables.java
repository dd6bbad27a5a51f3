package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.model.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Which relations can be written, and how. */
final class Writables {
    /** Only creating can hide a variable, and only together with masking (doc/api/project_level_variables.md). */
    private static final List<String> VARIABLE =
            List.of("key", "value", "variable_type", "protected", "masked", "raw", "environment_scope", "description");

    private static final List<String> LABEL = List.of("name", "color", "description", "priority");
    private static final List<String> GROUP_LABEL = List.of("name", "color", "description");
    private static final List<String> BADGE = List.of("name", "link_url", "image_url");
    private static final List<String> DEPLOY_KEY = List.of("title", "key", "can_push", "expires_at");
    private static final List<String> APPROVAL_RULE = List.of(
            "name", "approvals_required", "rule_type", "report_type", "applies_to_all_protected_branches", "user_ids", "group_ids", "protected_branch_ids");
    private static final List<String> STATUS_CHECK = List.of("name", "external_url", "protected_branch_ids");
    private static final List<String> BRANCH_SWITCHES = List.of("allow_force_push", "code_owner_approval_required");

    private final GitLabApi api;
    private final ListReader lists;
    private final Identity identity;
    private final Map<Relation, RelationHandler> handlers = new LinkedHashMap<>();

    private Writables(GitLabApi api, ListReader lists, Identity identity) {
        this.api = api;
        this.lists = lists;
        this.identity = identity;
    }

    static Map<Relation, RelationHandler> handlers(GitLabApi api, Identity identity) {
        Writables all = new Writables(api, new ListReader(api, identity), identity);
        all.lists();
        all.rules();
        all.own();
        all.handlers.putAll(InstanceLists.handlers(api, all.lists));
        all.handlers.putAll(GroupLinks.handlers(api, all.lists));
        all.handlers.putAll(DeploymentHandlers.all(api, all.lists));
        all.handlers.putAll(Singles.handlers(api, identity));
        return all.handlers;
    }

    private void lists() {
        ensure(variable(Relations.CI_VARIABLES));
        ensure(variable(Relations.GROUP_VARIABLES));
        ensure(variable(Relations.INSTANCE_VARIABLES));
        ensure(Writable.byId(endpoint(Relations.LABELS), ":label_id", LABEL));
        ensure(Writable.byId(endpoint(Relations.GROUP_LABELS), ":label_id", GROUP_LABEL));
        ensure(Writable.byId(endpoint(Relations.BADGES), ":badge_id", BADGE));
        ensure(Writable.byId(endpoint(Relations.GROUP_BADGES), ":badge_id", BADGE));
        ensure(hook(Relations.HOOKS));
        ensure(hook(Relations.GROUP_HOOKS));
    }

    private void rules() {
        ensure(Writable.byId(endpoint(Relations.APPROVAL_RULES), ":approval_rule_id", APPROVAL_RULE).worded(Wording.BY_ID).fixed("rule_type", "report_type"));
        handlers.put(Relations.GROUP_APPROVAL_RULES, new GroupApprovalRuleHandler(api, lists));
        for (Relation relation : List.of(Relations.INVITATIONS, Relations.GROUP_INVITATIONS)) {
            handlers.put(relation, new InvitationHandler(api, lists, endpoint(relation)));
        }
        ensure(Writable.byId(endpoint(Relations.STATUS_CHECKS), ":check_id", STATUS_CHECK).worded(Wording.BY_ID));
        ensure(Writable.byId(endpoint(Relations.PACKAGE_RULES), ":package_protection_rule_id", endpoint(Relations.PACKAGE_RULES).keep()).patched());
        ensure(Writable.byId(endpoint(Relations.TAG_RULES), ":protection_rule_id", endpoint(Relations.TAG_RULES).keep()).patched());
        handlers.put(Relations.REPOSITORY_RULES, new RepositoryRules(api, lists));
        for (Relation relation : List.of(Relations.CUSTOM_ATTRIBUTES, Relations.GROUP_CUSTOM_ATTRIBUTES)) {
            handlers.put(relation, new CustomAttributeHandler(api, lists, endpoint(relation)));
        }
        for (Relation relation : List.of(Relations.BOARDS, Relations.GROUP_BOARDS)) {
            handlers.put(relation, new BoardHandler(api, lists, endpoint(relation)));
        }
        for (Relation relation : List.of(Relations.MILESTONES, Relations.GROUP_MILESTONES)) {
            handlers.put(relation, new MilestoneHandler(api, lists, endpoint(relation)));
        }
        handlers.put(Relations.RELEASES, new ReleaseHandler(api, lists, endpoint(Relations.RELEASES)));
        for (Relation relation : List.of(Relations.INTEGRATIONS, Relations.GROUP_INTEGRATIONS)) {
            handlers.put(relation, new IntegrationHandler(api, lists, relation));
        }
        for (Relation relation : List.of(Relations.INVITED_GROUPS, Relations.GROUP_INVITED_GROUPS)) {
            handlers.put(relation, new InvitedGroupHandler(api));
        }
        handlers.put(Relations.ISSUE_LINKS, new IssueLinkHandler(api));
        handlers.put(Relations.EPICS, new EpicHandler(api, lists));
        handlers.put(Relations.EPIC_LINKS, new EpicLinkHandler(api, lists));
        handlers.put(Relations.EPIC_ISSUES, new EpicIssueHandler(api, lists));
        handlers.put(Relations.MERGE_REQUEST_BLOCKS, new DependencyHandler(api));
        handlers.put(Relations.FORK_NETWORK, new ForkHandler(api));
        handlers.put(Relations.LABEL_PRIORITIES, new LabelPriorityHandler(api, lists));
        for (Relation relation : List.of(Relations.AVATAR, Relations.GROUP_AVATAR)) {
            handlers.put(relation, new AvatarHandler(api, relation));
        }
    }

    private void own() {
        Writable keys = Writable.byId(endpoint(Relations.DEPLOY_KEYS), ":key_id", DEPLOY_KEY);
        handlers.put(Relations.DEPLOY_KEYS, new DeployKeyHandler(api, lists, keys));
        handlers.put(
                Relations.PROTECTED_BRANCHES,
                new ProtectionHandler(api, lists, endpoint(Relations.PROTECTED_BRANCHES), ProtectionLevels.BRANCH, BRANCH_SWITCHES));
        handlers.put(
                Relations.GROUP_PROTECTED_BRANCHES,
                new ProtectionHandler(api, lists, endpoint(Relations.GROUP_PROTECTED_BRANCHES), ProtectionLevels.BRANCH, BRANCH_SWITCHES));
        handlers.put(
                Relations.PROTECTED_TAGS, new ProtectionHandler(api, lists, endpoint(Relations.PROTECTED_TAGS), ProtectionLevels.TAG, List.of()));
        handlers.put(Relations.PIPELINE_SCHEDULES, new ScheduleHandler(api, lists, new ScheduleOwners(api, identity)));
        handlers.put(Relations.SETTINGS, new SettingsHandler(api, Relations.SETTINGS));
        handlers.put(Relations.GROUP_SETTINGS, new SettingsHandler(api, Relations.GROUP_SETTINGS));
        for (Relation relation : List.of(
                Relations.DEPLOY_TOKENS, Relations.GROUP_DEPLOY_TOKENS, Relations.ACCESS_TOKENS, Relations.GROUP_ACCESS_TOKENS, Relations.TRIGGERS)) {
            handlers.put(relation, new TokenHandler(api, lists, relation));
        }
    }

    private void ensure(Writable writable) {
        handlers.put(writable.endpoint().relation(), new EnsureHandler(api, lists, writable));
    }

    private static Writable variable(Relation relation) {
        RelationEndpoint endpoint = endpoint(relation);
        return Writable.byId(endpoint, ":key", VARIABLE)
                .at((owner, current) -> variable(endpoint, owner, current))
                .byHandWhen(missing -> missing.contains("value"));
    }

    /** Only those of the instance have no environments (doc/api/instance_level_ci_variables.md). */
    private static Route variable(RelationEndpoint endpoint, Owner owner, ObjectNode current) {
        String key = Json.text(current, "key", "");
        return endpoint.relation().scope() == Scope.INSTANCE
                ? Route.of(endpoint.path() + "/:key", key)
                : Route.of(endpoint.path() + "/:key", owner.id(), key).with("filter[environment_scope]", Json.text(current, "environment_scope", "*"));
    }

    /** An URL with placeholders is refused without their values. */
    private static Writable hook(Relation relation) {
        RelationEndpoint endpoint = endpoint(relation);
        return Writable.byId(endpoint, ":hook_id", endpoint.keep())
                .byHandWhen(missing -> missing.stream().anyMatch(name -> name.startsWith("url_variables.")));
    }

    private static RelationEndpoint endpoint(Relation relation) {
        return RelationEndpoints.of(relation).orElseThrow();
    }
}
