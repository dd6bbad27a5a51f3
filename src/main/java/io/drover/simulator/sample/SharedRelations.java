package io.drover.simulator.sample;

import io.drover.simulator.Row;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What groups and projects own alike: labels, milestones, variables, badges, hooks, deploy tokens, boards. */
final class SharedRelations {
    private static final Map<String, Object> VARIABLE = Map.of(
            "variable_type", "env_var", "protected", false, "masked", false, "hidden", false, "raw", false, "environment_scope", "*");

    private final Loading loading;
    private final String owner;
    private final boolean project;

    /** @param owner {@code project_id} or {@code group_id} */
    SharedRelations(Loading loading, String owner) {
        this.loading = loading;
        this.owner = owner;
        this.project = owner.equals("project_id");
    }

    void load(JsonNode record, Row row) {
        record.path("labels").forEach(each -> label(each, row));
        long iid = 0;
        for (JsonNode each : record.path("milestones")) {
            iid++;
            loading.insert("milestones", each, owner, row, Map.of("state", "active", "iid", iid));
        }
        String variables = project ? "ci_variables" : "ci_group_variables";
        record.path("variables").forEach(each -> loading.insert(variables, each, owner, row, VARIABLE));
        record.path("badges").forEach(each -> loading.insert("badges", each, owner, row, Map.of("type", project ? "ProjectBadge" : "GroupBadge")));
        record.path("hooks").forEach(each -> loading.insert("web_hooks", each, owner, row, hook()));
        record.path("deploy_tokens").forEach(each -> deployToken(each, row));
        record.path("boards").forEach(each -> board(each, row));
        record.path("custom_attributes")
                .forEach(each -> loading.insert(project ? "project_custom_attributes" : "group_custom_attributes", each, owner, row));
    }

    private Map<String, Object> hook() {
        return Map.of("type", project ? "ProjectHook" : "GroupHook", "enable_ssl_verification", true, "branch_filter_strategy", "wildcard");
    }

    private void label(JsonNode record, Row row) {
        Row label = loading.insert("labels", record, owner, row, Map.of("type", project ? "ProjectLabel" : "GroupLabel", "template", false));
        if (record.has("priority") && project) {
            long priority = record.path("priority").asLong();
            loading.instance().db().table("label_priorities").insert(Map.of("label_id", label.id(), "project_id", row.id(), "priority", priority));
        }
        label.set("priority", null);
    }

    private void deployToken(JsonNode record, Row row) {
        Row token = loading.insert("deploy_tokens", record, owner, row, Map.of("revoked", false));
        token.set("token", "gldt-" + loading.hex(20));
        if (!token.has("username")) {
            token.set("username", "gitlab+deploy-token-" + token.id());
        }
    }

    private void board(JsonNode record, Row row) {
        Row board = loading.insert("boards", record, owner, row, Map.of("hide_backlog_list", false, "hide_closed_list", false));
        for (String type : List.of("backlog", "closed")) {
            loading.instance().db().table("lists")
                    .insert(Map.of("board_id", board.id(), "list_type", type, "created_at", loading.next(), "updated_at", loading.next()));
        }
        long position = 0;
        for (JsonNode list : record.path("lists")) {
            Map<String, Object> defaults = Map.of("list_type", "label", "position", position++, "max_issue_count", 0L, "max_issue_weight", 0L);
            Row made = loading.insert("lists", list, "board_id", board, defaults);
            if (list.has("label")) {
                made.set("label_id", loading.label(row, list.path("label").asString()).id());
            }
        }
    }
}
