package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.Relations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Who writes what deploys, and who and what may: the other half of {@link DeploymentLists}. */
final class DeploymentHandlers {
    private final GitLabApi api;
    private final ListReader lists;
    private final Map<Relation, RelationHandler> handlers = new LinkedHashMap<>();

    private DeploymentHandlers(GitLabApi api, ListReader lists) {
        this.api = api;
        this.lists = lists;
    }

    static Map<Relation, RelationHandler> all(GitLabApi api, ListReader lists) {
        DeploymentHandlers all = new DeploymentHandlers(api, lists);
        all.environments();
        all.featureFlags();
        all.project();
        all.mirrors();
        all.byHand(Relations.RUNNERS);
        all.byHand(Relations.GROUP_RUNNERS);
        return all.handlers;
    }

    private void environments() {
        handlers.put(Relations.ENVIRONMENTS, new EnvironmentHandler(api, lists));
        for (Relation relation : List.of(Relations.PROTECTED_ENVIRONMENTS, Relations.GROUP_PROTECTED_ENVIRONMENTS)) {
            RelationEndpoint endpoint = ProtectedEnvironmentReader.endpoint(relation);
            Writable writable = Writable.byId(endpoint, ":name", List.of("name", "required_approval_count", "deploy_access_levels", "approval_rules"))
                    .at(byText(endpoint, "name"))
                    .worded(new DeployAccessWording());
            handlers.put(relation, new ReplacingHandler(api, lists, writable, "deploy_access_levels", "approval_rules"));
        }
    }

    private void featureFlags() {
        RelationEndpoint userLists = endpoint(Relations.USER_LISTS);
        ensure(Writable.byId(userLists, ":iid", List.of("name", "user_xids"))
                .at((owner, current) -> Route.of(userLists.path() + "/:iid", owner.id(), current.path("iid").asLong())));
        RelationEndpoint flags = endpoint(Relations.FEATURE_FLAGS);
        Writable flag = Writable.byId(flags, ":feature_flag_name", List.of("name", "description", "active", "version", "strategies"))
                .at(byText(flags, "name"))
                .fixed("name", "version")
                .worded(new FeatureFlagWording());
        handlers.put(Relations.FEATURE_FLAGS, new ReplacingHandler(api, lists, flag, "strategies"));
    }

    private void project() {
        ensure(Writable.byId(endpoint(Relations.FREEZE_PERIODS), ":freeze_period_id", List.of("freeze_start", "freeze_end", "cron_timezone")));
        ensure(Writable.byId(endpoint(Relations.CLUSTER_AGENTS), ":agent_id", List.of("name")));
        handlers.put(Relations.RESOURCE_GROUPS, new ResourceGroupHandler(api, lists));
        handlers.put(Relations.JOB_TOKEN_SCOPE, new JobTokenScopeHandler(api));
        handlers.put(Relations.SECURE_FILES, new SecureFileHandler(api, lists));
        handlers.put(Relations.TERRAFORM_STATES, new TerraformStates(api));
        handlers.put(Relations.PAGES, new PagesHandler(api));
        RelationEndpoint domains = endpoint(Relations.PAGES_DOMAINS);
        Writable domain = Writable.byId(domains, ":domain", List.of("domain", "auto_ssl_enabled")).fixed("domain").at(byText(domains, "domain"));
        handlers.put(Relations.PAGES_DOMAINS, new PagesDomainHandler(api, lists, domain));
    }

    /** A push mirror comes switched off: it has no password, and it must not push while both instances are in use. */
    private void mirrors() {
        List<String> attributes = List.of("url", "only_protected_branches", "keep_divergent_refs", "auth_method", "mirror_branch_regex");
        ensure(Writable.byId(endpoint(Relations.REMOTE_MIRRORS), ":mirror_id", attributes).fixed("url"));
        handlers.put(Relations.PULL_MIRROR, new PullMirror(api));
    }

    private void byHand(Relation relation) {
        handlers.put(relation, new ReenterHandler(lists, endpoint(relation)));
    }

    private void ensure(Writable writable) {
        handlers.put(writable.endpoint().relation(), new EnsureHandler(api, lists, writable));
    }

    private static Writable.OneRoute byText(RelationEndpoint endpoint, String attribute) {
        return (Owner owner, ObjectNode current) -> Route.of(endpoint.path() + "/:" + attribute, owner.id(), Json.text(current, attribute, ""));
    }

    private static RelationEndpoint endpoint(Relation relation) {
        return RelationEndpoints.of(relation).orElseThrow();
    }
}
