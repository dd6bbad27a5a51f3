package io.drover.simulator.sample;

import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import io.drover.simulator.namespaces.Groups;
import io.drover.simulator.namespaces.Members;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code groups}: parents before children. */
final class GroupLoader {
    private final Loading loading;
    private final SharedRelations shared;

    GroupLoader(Loading loading) {
        this.loading = loading;
        this.shared = new SharedRelations(loading, "group_id");
    }

    void load(JsonNode record) {
        String fullPath = record.path("full_path").asString();
        int slash = fullPath.lastIndexOf('/');
        Row parent = slash < 0 ? null : loading.group(fullPath.substring(0, slash));
        Map<String, @Nullable Object> extra = extra(record);
        String path = fullPath.substring(slash + 1);
        Row root = loading.user(record.path("created_by").asString("root"));
        Row group = new Groups(loading.instance()).create(root, parent, record.path("name").asString(path), path, extra);
        members(loading, record, "Namespace", group);
        if (record.has("wiki")) {
            new RepositoryLoader(loading).load(record.path("wiki"), loading.instance().groupWikiRepository(group), group);
        }
        shared.load(record, group);
        new EpicLoader(loading, group).load(record.path("epics"));
        for (String links : List.of("saml_group_links", "ldap_group_links")) {
            record.path(links).forEach(each -> loading.insert(links, each, "group_id", group));
        }
        record.path("approval_rules").forEach(each -> approvalRule(each, group));
        record.path("integrations").forEach(each -> loading.insert("integrations", each, "group_id", group, Map.of("active", true)));
    }

    private void approvalRule(JsonNode record, Row group) {
        Row rule = loading.insert("approval_group_rules", record, "group_id", group, Map.of("rule_type", "regular"));
        for (JsonNode user : record.path("users")) {
            Map<String, Object> approver = Map.of("approval_group_rule_id", rule.id(), "user_id", loading.user(user.asString()).id());
            loading.instance().db().table("approval_group_rules_users").insert(approver);
        }
    }

    private Map<String, @Nullable Object> extra(JsonNode record) {
        Map<String, @Nullable Object> extra = new LinkedHashMap<>(loading.columns(record));
        extra.put("visibility_level", (long) Levels.visibility(record.path("visibility").asString("private")));
        extra.putIfAbsent("created_at", loading.next());
        extra.remove("full_path");
        extra.remove("visibility");
        return extra;
    }

    static void members(Loading loading, JsonNode record, String type, Row source) {
        Members members = new Members(loading.instance());
        // Whoever makes a group or a personal project becomes its owner at that moment, not while it is loaded.
        members.of(type, source.id()).forEach(owner -> owner.set("created_at", source.get("created_at")));
        for (Map.Entry<String, JsonNode> member : record.path("members").properties()) {
            Row user = loading.user(member.getKey());
            Row row = members.find(type, source.id(), user.id()).orElseGet(() -> members.insert(type, source.id(), user.id(), 0, null));
            boolean whole = member.getValue().isObject();
            row.set("access_level", whole ? member.getValue().path("access_level").asLong() : member.getValue().asLong());
            if (whole && member.getValue().has("expires_at")) {
                row.set("expires_at", member.getValue().path("expires_at").asString());
            }
            row.set("created_at", loading.next());
        }
        String kind = type.equals("Project") ? "ProjectMember" : "GroupMember";
        Map<String, Object> invited = Map.of("type", kind, "source_type", type, "notification_level", 3L);
        record.path("invitations").forEach(each -> loading.insert("members", each, "source_id", source, invited));
    }

    /** Groups invited to this one, once all exist. */
    void invite(JsonNode record) {
        for (Map.Entry<String, JsonNode> invited : record.path("invited_groups").properties()) {
            Map<String, @Nullable Object> columns = new LinkedHashMap<>();
            columns.put("shared_group_id", loading.group(record.path("full_path").asString()).id());
            columns.put("shared_with_group_id", loading.group(invited.getKey()).id());
            columns.put("group_access", invited.getValue().asLong());
            columns.put("expires_at", null);
            columns.put("created_at", loading.next());
            loading.instance().db().table("group_group_links").insert(columns);
        }
    }
}
