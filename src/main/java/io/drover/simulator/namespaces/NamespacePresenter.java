package io.drover.simulator.namespaces;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups and namespaces as the API shows them (doc/api/groups.md, doc/api/namespaces.md). */
public final class NamespacePresenter {
    private final Instance instance;
    private final Directory directory;

    public NamespacePresenter(Instance instance) {
        this.instance = instance;
        this.directory = new Directory(instance.db());
    }

    /** As part of a project. */
    Map<String, @Nullable Object> brief(Row namespace) {
        boolean group = namespace.text("type").equals("Group");
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", namespace.id());
        json.put("name", namespace.text("name"));
        json.put("path", namespace.text("path"));
        json.put("kind", group ? "group" : "user");
        json.put("full_path", namespace.text("full_path"));
        json.put("parent_id", namespace.get("parent_id"));
        json.put("avatar_url", avatar(namespace));
        json.put("web_url", webUrl(namespace));
        return json;
    }

    /** As {@code GET /namespaces} shows it. */
    Map<String, @Nullable Object> namespace(Row namespace) {
        Map<String, @Nullable Object> json = brief(namespace);
        if (namespace.text("type").equals("Group")) {
            json.put("members_count_with_descendants", new Members(instance).of("Namespace", namespace.id()).size());
            json.put("root_repository_size", 0);
            json.put("projects_count", instance.db().table("projects").where("namespace_id", namespace.id()).size());
        }
        json.put("billable_members_count", 1);
        json.put("plan", "ultimate");
        json.put("trial", false);
        json.put("trial_ends_on", null);
        json.put("end_date", null);
        json.put("seats_in_use", 1);
        json.put("max_seats_used", 1);
        return json;
    }

    /** As {@code GET /groups} shows it. */
    public Map<String, @Nullable Object> group(Row group) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", group.id());
        json.put("web_url", webUrl(group));
        json.put("name", group.text("name"));
        json.put("path", group.text("path"));
        json.put("visibility", Levels.visibility(group.number("visibility_level")));
        GroupSettings.present(group, json);
        json.put("default_branch_protection_defaults", protectionDefaults());
        json.put("avatar_url", avatar(group));
        json.put("full_name", fullName(group));
        json.put("full_path", group.text("full_path"));
        json.put("created_at", group.get("created_at"));
        json.put("parent_id", group.get("parent_id"));
        json.put("organization_id", 1);
        json.put("archived", group.flag("archived"));
        json.put("marked_for_deletion_on", group.get("marked_for_deletion_on"));
        json.put("ldap_cn", null);
        json.put("ldap_access", null);
        json.put("repository_storage", "default");
        json.put("file_template_project_id", null);
        json.put("custom_attributes", List.of());
        return json;
    }

    /** The last lines of {@code GET /groups/:id}. */
    Map<String, @Nullable Object> detailed(Row group) {
        Map<String, @Nullable Object> json = group(group);
        json.put("shared_with_groups", invited("group_group_links", "shared_group_id", "shared_with_group_id", group.id()));
        json.put("runners_token", "GR1348941" + Long.toString(group.id() * 7919L + 104_729, 36));
        json.put("enabled_git_access_protocol", "all");
        json.put("shared_runners_minutes_limit", null);
        json.put("extra_shared_runners_minutes_limit", null);
        return json;
    }

    /** Groups that were invited into a project or group. */
    List<Map<String, @Nullable Object>> invited(String table, String column, String groupColumn, long id) {
        List<Map<String, @Nullable Object>> links = new ArrayList<>();
        for (Row link : instance.db().table(table).where(column, id)) {
            instance.db().table("namespaces").byId(link.number(groupColumn)).ifPresent(group -> {
                Map<String, @Nullable Object> json = new LinkedHashMap<>();
                json.put("group_id", group.id());
                json.put("group_name", group.text("name"));
                json.put("group_full_path", group.text("full_path"));
                json.put("group_access_level", link.number("group_access"));
                json.put("expires_at", link.get("expires_at"));
                json.put("member_role_id", null);
                links.add(json);
            });
        }
        return links;
    }

    public String webUrl(Row namespace) {
        return instance.url() + (namespace.text("type").equals("Group") ? "/groups/" : "/") + namespace.text("full_path");
    }

    /** {@code Parent / Child} */
    public String fullName(Row namespace) {
        return String.join(
                " / ", directory.lineage(namespace).reversed().stream().map(each -> each.text("name")).toList());
    }

    private @Nullable String avatar(Row namespace) {
        String file = namespace.textOrNull("avatar");
        return file == null ? null : instance.url() + "/uploads/-/system/group/avatar/" + namespace.id() + "/" + file;
    }

    private static Map<String, Object> protectionDefaults() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("allowed_to_push", List.of(Map.of("access_level", Levels.MAINTAINER)));
        json.put("allow_force_push", false);
        json.put("allowed_to_merge", List.of(Map.of("access_level", Levels.MAINTAINER)));
        json.put("code_owner_approval_required", false);
        json.put("developer_can_initial_push", false);
        return json;
    }
}
