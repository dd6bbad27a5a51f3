package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/system_hooks.md: for administrators; the secret token is never shown. */
final class SystemHookEndpoints {
    private static final String[] FLAGS = {"push_events", "tag_push_events", "merge_requests_events", "repository_update_events", "enable_ssl_verification"};
    private static final String[] TEXTS = {"url", "name", "description", "push_events_branch_filter", "branch_filter_strategy"};

    private final Content content;

    SystemHookEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String one = "/hooks/:hook_id";
        routes.get("/hooks", call -> {
                    call.requireAdmin();
                    return call.page(all(), SystemHookEndpoints::present);
                })
                .post("/hooks", this::create)
                .get(one, call -> call.json(200, present(find(call))))
                .put(one, call -> call.json(200, present(edit(call, find(call)))))
                .delete(one, call -> {
                    content.table("web_hooks").delete(find(call));
                    return call.empty(204);
                });
    }

    private List<Row> all() {
        return content.table("web_hooks").where("type", "SystemHook");
    }

    private Row find(Call call) {
        call.requireAdmin();
        return all().stream().filter(hook -> Long.toString(hook.id()).equals(call.path("hook_id"))).findFirst().orElseThrow(() -> ApiError.notFound("Hook"));
    }

    private Answer create(Call call) {
        call.requireAdmin();
        if (!call.requireText("url").matches("https?://\\S+")) {
            throw ApiError.invalid("url", "is blocked: Only allowed schemes are http, https");
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("type", "SystemHook");
        columns.put("repository_update_events", true);
        columns.put("enable_ssl_verification", true);
        columns.put("branch_filter_strategy", "wildcard");
        columns.put("created_at", content.now());
        return call.json(201, present(edit(call, content.table("web_hooks").insert(columns))));
    }

    private static Row edit(Call call, Row hook) {
        new Edit(call, hook).text(TEXTS).text("token").flag(FLAGS);
        return hook;
    }

    private static Map<String, @Nullable Object> present(Row hook) {
        return Fields.of(hook, "id", "created_at").copy(hook, TEXTS).flags(hook, FLAGS).put("url_variables", List.of()).map();
    }
}
