package io.drover.simulator.namespaces;

import io.drover.simulator.Call;
import io.drover.simulator.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of a group that are plain values (doc/api/groups.md). */
public final class GroupSettings {
    private static final Map<String, Boolean> FLAGS = new LinkedHashMap<>();
    private static final Map<String, @Nullable Object> VALUES = new LinkedHashMap<>();
    private static final Map<String, List<String>> CHOICES = Map.of(
            "project_creation_level", List.of("noone", "owner", "maintainer", "developer", "administrator"),
            "subgroup_creation_level", List.of("owner", "maintainer"),
            "wiki_access_level", List.of("disabled", "private", "enabled"),
            "shared_runners_setting", List.of("enabled", "disabled_and_overridable", "disabled_and_unoverridable"));

    static {
        for (String off : List.of(
                "share_with_group_lock", "require_two_factor_authentication", "membership_lock", "prevent_sharing_groups_outside_hierarchy",
                "prevent_forking_outside_group", "mentions_disabled", "math_rendering_limits_enabled", "lock_math_rendering_limits_enabled",
                "allow_merge_on_skipped_pipeline")) {
            FLAGS.put(off, off.startsWith("math"));
        }
        for (String on : List.of("emails_enabled", "lfs_enabled", "request_access_enabled", "show_diff_preview_in_email")) {
            FLAGS.put(on, true);
        }
        VALUES.put("description", "");
        VALUES.put("two_factor_grace_period", 48L);
        VALUES.put("project_creation_level", "developer");
        VALUES.put("subgroup_creation_level", "maintainer");
        VALUES.put("auto_devops_enabled", null);
        VALUES.put("default_branch", null);
        VALUES.put("default_branch_protection", 2L);
        VALUES.put("shared_runners_setting", "enabled");
        VALUES.put("max_artifacts_size", null);
        VALUES.put("wiki_access_level", "enabled");
        VALUES.put("ip_restriction_ranges", null);
        VALUES.put("allowed_email_domains_list", null);
    }

    private GroupSettings() {}

    static void defaults(Map<String, @Nullable Object> columns) {
        columns.putAll(FLAGS);
        columns.putAll(VALUES);
    }

    static Map<String, @Nullable Object> from(Call call) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        FLAGS.keySet().forEach(name -> call.flag(name).ifPresent(on -> columns.put(name, on)));
        for (String name : VALUES.keySet()) {
            if (call.params().containsKey(name)) {
                columns.put(name, value(call, name));
            }
        }
        return columns;
    }

    private static @Nullable Object value(Call call, String name) {
        List<String> words = CHOICES.get(name);
        if (words != null) {
            return call.choice(name, words.toArray(String[]::new)).orElse((String) VALUES.get(name));
        }
        if (name.equals("auto_devops_enabled")) {
            return call.flag(name).orElse(null);
        }
        return VALUES.get(name) instanceof Long || name.startsWith("max_") ? call.number(name).orElse(null) : call.text(name).orElse(null);
    }

    static void present(Row group, Map<String, @Nullable Object> into) {
        FLAGS.forEach((name, on) -> into.put(name, group.has(name) ? (Boolean) group.flag(name) : on));
        VALUES.forEach((name, value) -> into.put(name, group.has(name) ? group.get(name) : value));
        into.put("emails_disabled", !group.flag("emails_enabled"));
    }
}
