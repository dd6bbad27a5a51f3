package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/project_webhooks.md and doc/api/group_webhooks.md. Tokens and values are never shown. */
final class HookEndpoints {
    private static final String[] EVENTS = {
        "push_events", "tag_push_events", "merge_requests_events", "issues_events", "confidential_issues_events", "note_events",
        "confidential_note_events", "pipeline_events", "wiki_page_events", "deployment_events", "feature_flag_events", "job_events",
        "releases_events", "milestone_events", "emoji_events", "resource_access_token_events", "vulnerability_events"
    };
    private static final String[] GROUP_EVENTS = {"subgroup_events", "member_events", "project_events"};

    private final Content content;

    HookEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        for (OwnerKind kind : OwnerKind.values()) {
            String all = kind.prefix() + "/hooks";
            String one = all + "/:hook_id";
            int needed = kind == OwnerKind.PROJECT ? Levels.MAINTAINER : Levels.OWNER;
            routes.get(all, call -> call.page(content.table("web_hooks").where(kind.column(), kind.find(call, needed).id()), row -> present(row, kind)))
                    .post(all, call -> create(call, kind, needed))
                    .get(one, call -> call.json(200, present(find(call, kind, needed), kind)))
                    .put(one, call -> {
                        Row hook = find(call, kind, needed);
                        refuseBadUrl(call);
                        return call.json(200, present(edit(call, hook), kind));
                    })
                    .delete(one, call -> {
                        content.table("web_hooks").delete(find(call, kind, needed));
                        return call.empty(204);
                    });
            registerPairs(routes, kind, needed, one + "/url_variables/:key", "url_variables");
            registerPairs(routes, kind, needed, one + "/custom_headers/:key", "custom_headers");
        }
    }

    private void registerPairs(Routes routes, OwnerKind kind, int needed, String path, String column) {
        routes.put(path, call -> {
                    Row hook = find(call, kind, needed);
                    List<Object> pairs = pairs(hook, column);
                    pairs.removeIf(p -> p instanceof Map<?, ?> m && call.path("key").equals(m.get("key")));
                    pairs.add(Map.of("key", call.path("key"), "value", call.requireText("value")));
                    hook.set(column, pairs);
                    return call.empty(204);
                })
                .delete(path, call -> {
                    Row hook = find(call, kind, needed);
                    List<Object> pairs = pairs(hook, column);
                    if (!pairs.removeIf(p -> p instanceof Map<?, ?> m && call.path("key").equals(m.get("key")))) {
                        throw ApiError.notFound(column.equals("url_variables") ? "URL variable" : "Custom header");
                    }
                    hook.set(column, pairs);
                    return call.empty(204);
                });
    }

    private static List<Object> pairs(Row hook, String column) {
        return hook.get(column) instanceof List<?> list ? new ArrayList<>(list) : new ArrayList<>();
    }

    private Row find(Call call, OwnerKind kind, int needed) {
        return content.owned("web_hooks", call.path("hook_id"), kind.column(), kind.find(call, needed), "Hook");
    }

    private Answer create(Call call, OwnerKind kind, int needed) {
        Row owner = kind.find(call, needed);
        call.requireText("url");
        refuseBadUrl(call);
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("type", kind == OwnerKind.PROJECT ? "ProjectHook" : "GroupHook");
        columns.put(kind.column(), owner.id());
        columns.put("push_events", true);
        columns.put("enable_ssl_verification", true);
        columns.put("branch_filter_strategy", "wildcard");
        columns.put("created_at", content.now());
        return call.json(201, present(edit(call, content.table("web_hooks").insert(columns)), kind));
    }

    private static void refuseBadUrl(Call call) {
        call.text("url").filter(url -> !url.matches("https?://\\S+")).ifPresent(url -> {
            throw new ApiError(422, Map.of("error", "Invalid url given"));
        });
        call.choice("branch_filter_strategy", "wildcard", "regex", "all_branches");
    }

    private static Row edit(Call call, Row hook) {
        new Edit(call, hook)
                .text("url", "token", "name", "description", "push_events_branch_filter", "branch_filter_strategy", "custom_webhook_template")
                .flag(EVENTS)
                .flag(GROUP_EVENTS)
                .flag("enable_ssl_verification");
        for (String column : List.of("url_variables", "custom_headers")) {
            if (call.params().get(column) instanceof List<?> list) {
                hook.set(column, list);
            }
        }
        return hook;
    }

    private static Map<String, @Nullable Object> present(Row hook, OwnerKind kind) {
        Fields fields = Fields.of(hook, "id", "url", "name", "description", "created_at")
                .flags(hook, EVENTS)
                .flags(hook, "enable_ssl_verification", "repository_update_events")
                .put("alert_status", "executable")
                .put("disabled_until", null)
                .put("url_variables", keys(hook, "url_variables"))
                .put("custom_headers", keys(hook, "custom_headers"))
                .copy(hook, "push_events_branch_filter")
                .put("branch_filter_strategy", hook.has("branch_filter_strategy") ? hook.get("branch_filter_strategy") : "wildcard")
                .put("custom_webhook_template", hook.has("custom_webhook_template") ? hook.get("custom_webhook_template") : "")
                .copy(hook, kind.column());
        return kind == OwnerKind.GROUP ? fields.flags(hook, GROUP_EVENTS).map() : fields.map();
    }

    private static List<Object> keys(Row hook, String column) {
        List<Object> keys = new ArrayList<>();
        for (Object pair : pairs(hook, column)) {
            if (pair instanceof Map<?, ?> map) {
                keys.add(Map.of("key", String.valueOf(map.get("key"))));
            }
        }
        return keys;
    }
}
