package io.drover.connector.gitlab;

import static io.drover.connector.gitlab.RelationEndpoint.list;

import io.drover.model.Relation;
import io.drover.model.Relations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What belongs to a whole instance besides its variables: topics, system hooks, custom roles (doc/api/topics.md, system_hooks.md, member_roles.md). */
final class InstanceLists {
    private static final String[] HOOK = {
        "url", "name", "description", "push_events", "tag_push_events", "merge_requests_events", "repository_update_events",
        "enable_ssl_verification", "push_events_branch_filter", "branch_filter_strategy"
    };
    private static final String[] ROLE = {
        "name", "description", "base_access_level", "admin_cicd_variables", "admin_compliance_framework", "admin_group_member", "admin_merge_request",
        "admin_push_rules", "admin_terraform_state", "admin_vulnerability", "admin_web_hook", "archive_project", "manage_deploy_tokens",
        "manage_group_access_tokens", "manage_merge_request_settings", "manage_project_access_tokens", "manage_security_policy_link", "read_code",
        "read_runners", "read_dependency", "read_vulnerability", "remove_group", "remove_project"
    };

    private InstanceLists() {}

    static List<RelationEndpoint> endpoints() {
        return List.of(
                list(Relations.TOPICS, "/topics", "name", "name", "title", "description"),
                list(Relations.SYSTEM_HOOKS, "/hooks", "url", HOOK).keyed(Keys::hook).missing(RelationEndpoints::hookSecrets).administrators(),
                list(Relations.MEMBER_ROLES, "/member_roles", "name", ROLE).premium().administrators());
    }

    /** A custom role cannot be changed over REST, so one that is there stays as it is. */
    static Map<Relation, RelationHandler> handlers(GitLabApi api, ListReader lists) {
        Map<Relation, RelationHandler> handlers = new LinkedHashMap<>();
        handlers.put(Relations.TOPICS, new EnsureHandler(api, lists, byId(Relations.TOPICS, "/topics/:id")));
        handlers.put(Relations.SYSTEM_HOOKS, new EnsureHandler(
                api, lists, byId(Relations.SYSTEM_HOOKS, "/hooks/:hook_id").byHandWhen(missing -> missing.stream().anyMatch(name -> name.startsWith("url_variables.")))));
        handlers.put(Relations.MEMBER_ROLES, new EnsureHandler(api, lists, byId(Relations.MEMBER_ROLES, "/member_roles/:member_role_id").fixed(ROLE)));
        return handlers;
    }

    private static Writable byId(Relation relation, String one) {
        RelationEndpoint endpoint = RelationEndpoints.of(relation).orElseThrow();
        return Writable.byId(endpoint, "", endpoint.keep()).at((owner, current) -> Route.of(one, current.path("id").asLong()));
    }
}
