package io.drover.connector.gitlab;

import io.drover.model.Relation;
import io.drover.model.Relations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every relation of which an owner has one record at most. */
final class Singles {
    /** doc/api/project_push_rules.md, doc/api/group_push_rules.md. */
    private static final List<String> PUSH_RULE = List.of(
            "commit_message_regex", "commit_message_negative_regex", "branch_name_regex", "author_email_regex", "file_name_regex", "max_file_size",
            "deny_delete_tag", "member_check", "prevent_secrets", "commit_committer_check", "commit_committer_name_check", "reject_unsigned_commits",
            "reject_non_dco_commits");

    /** doc/api/merge_request_approval_settings.md. */
    private static final List<String> APPROVALS = List.of(
            "allow_author_approval", "allow_committer_approval", "allow_overrides_to_approver_list_per_merge_request", "retain_approvals_on_push",
            "selective_code_owner_removals", "require_password_to_approve", "require_reauthentication_to_approve");

    /** doc/api/projects.md: shown under one name, written under another. */
    private static final String CLEANUP = "container_expiration_policy_attributes";

    private static final List<String> CLEANUP_POLICY =
            List.of("cadence", "enabled", "keep_n", "older_than", "name_regex", "name_regex_delete", "name_regex_keep");

    static final List<Single> ALL = List.of(
            Single.perhaps(Relations.GROUP_PUSH_RULE, "/groups/:id/push_rule", PUSH_RULE),
            Single.perhaps(Relations.PUSH_RULE, "/projects/:id/push_rule", PUSH_RULE),
            Single.always(Relations.GROUP_APPROVAL_SETTINGS, "/groups/:id/merge_request_approval_setting", APPROVALS).shaped(Singles::values),
            Single.always(Relations.APPROVAL_SETTINGS, "/projects/:id/merge_request_approval_setting", APPROVALS).shaped(Singles::values),
            Single.always(Relations.EXPIRATION_POLICY, "/projects/:id", List.of(CLEANUP)).shaped(Singles::cleanup));

    private Singles() {}

    static Map<Relation, GitLabRelations.OwnReader> readers(GitLabApi api, Identity identity) {
        Map<Relation, GitLabRelations.OwnReader> readers = new LinkedHashMap<>();
        ALL.forEach(single -> readers.put(single.relation(), new SingleReader(api, identity, single)));
        return readers;
    }

    static Map<Relation, RelationHandler> handlers(GitLabApi api, Identity identity) {
        Map<Relation, RelationHandler> handlers = new LinkedHashMap<>();
        ALL.forEach(single -> handlers.put(single.relation(), new SingleHandler(api, identity, single)));
        return handlers;
    }

    /** Each setting is shown with who decides it, and written as its bare value. */
    private static ObjectNode values(ObjectNode shown) {
        ObjectNode values = GitLabApi.JSON.createObjectNode();
        shown.properties().forEach(setting -> values.set(setting.getKey(), setting.getValue().isObject() ? setting.getValue().path("value") : setting.getValue()));
        return values;
    }

    private static ObjectNode cleanup(ObjectNode project) {
        JsonNode policy = project.path("container_expiration_policy");
        ObjectNode said = GitLabApi.JSON.createObjectNode();
        if (policy.isObject()) {
            said.set(CLEANUP, Fields.pick(policy, CLEANUP_POLICY));
        }
        return said;
    }
}
