package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** doc/api/environments.md. */
final class EnvironmentEndpoints {
    private final Content content;

    EnvironmentEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/environments";
        String one = all + "/:environment_id";
        routes.get(all, call -> {
                    List<Row> rows = new ArrayList<>(content.table("environments").where("project_id", call.project(Levels.REPORTER).id()));
                    call.text("name").ifPresent(name -> rows.removeIf(row -> !name.equals(row.get("name"))));
                    call.text("search").ifPresent(search -> rows.removeIf(row -> !row.text("name").contains(search)));
                    call.text("states").ifPresent(state -> rows.removeIf(row -> !state.equals(row.get("state"))));
                    return call.page(rows, this::present);
                })
                .post(all, this::create)
                .get(one, call -> call.json(200, present(find(call, Levels.REPORTER))))
                .put(one, call -> {
                    Row row = find(call, Levels.DEVELOPER);
                    refuseInvalid(call);
                    new Edit(call, row).text("external_url", "tier", "description", "auto_stop_setting", "kubernetes_namespace", "flux_resource_path").stamp(content.now());
                    return call.json(200, present(row));
                })
                .post(one + "/stop", call -> call.json(200, present(find(call, Levels.DEVELOPER).set("state", "stopped"))))
                .delete(one, call -> {
                    Row row = find(call, Levels.DEVELOPER);
                    if (!"stopped".equals(row.get("state"))) {
                        throw ApiError.forbidden();
                    }
                    content.table("environments").delete(row);
                    return call.empty(204);
                });
    }

    private Row find(Call call, int level) {
        return content.owned("environments", call.path("environment_id"), "project_id", call.project(level), "Environment");
    }

    private Answer create(Call call) {
        Row project = call.project(Levels.DEVELOPER);
        String name = call.requireText("name");
        if (content.table("environments").where("project_id", project.id()).stream().anyMatch(e -> name.equals(e.get("name")))) {
            throw ApiError.invalid("name", "has already been taken");
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("project_id", project.id());
        columns.put("name", name);
        columns.put("slug", name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
        columns.put("state", "available");
        refuseInvalid(call);
        columns.put("tier", call.text("tier").orElseGet(() -> tier(name)));
        columns.put("auto_stop_setting", call.text("auto_stop_setting").orElse("always"));
        for (String optional : List.of("external_url", "description", "kubernetes_namespace", "flux_resource_path")) {
            columns.put(optional, call.text(optional).orElse(null));
        }
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        return call.json(201, present(content.table("environments").insert(columns)));
    }

    private static void refuseInvalid(Call call) {
        call.choice("tier", "production", "staging", "testing", "development", "other");
        call.choice("auto_stop_setting", "always", "with_action");
        call.text("external_url").filter(url -> !url.isEmpty() && !url.matches("https?://\\S+")).ifPresent(url -> {
            throw ApiError.invalid("external_url", "is blocked: Only allowed schemes are http, https");
        });
    }

    /** GitLab guesses it by the name (doc/ci/environments/_index.md#deployment-tier-of-environments). */
    private static String tier(String name) {
        Map<String, String> patterns = new LinkedHashMap<>();
        patterns.put("development", "dev|review|trunk");
        patterns.put("testing", "test|tst|int|ac(ce|)pt|qa|qc|control|quality");
        patterns.put("staging", "st(a|)g|mod(e|)l|pre|demo|non");
        patterns.put("production", "pr(o|)d|live");
        return patterns.entrySet().stream()
                .filter(each -> Pattern.compile(each.getValue(), Pattern.CASE_INSENSITIVE).matcher(name).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("other");
    }

    private Map<String, @Nullable Object> present(Row row) {
        return Fields.of(row, "id", "name", "slug", "description", "external_url", "state", "tier", "created_at", "updated_at")
                .put("auto_stop_setting", row.has("auto_stop_setting") ? row.get("auto_stop_setting") : "always")
                .copy(row, "kubernetes_namespace", "flux_resource_path", "auto_stop_at")
                .put("last_deployment", null)
                .map();
    }
}
