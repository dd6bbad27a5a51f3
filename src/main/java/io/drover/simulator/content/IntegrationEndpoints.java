package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** doc/api/project_integrations.md, doc/api/group_integrations.md: active ones are listed, setting one up makes it active, secrets are taken but not shown. */
final class IntegrationEndpoints {
    private static final String TABLE = "integrations";
    private static final String[] EVENTS = {
        "push_events", "issues_events", "confidential_issues_events", "merge_requests_events", "tag_push_events", "note_events",
        "confidential_note_events", "pipeline_events", "wiki_page_events", "job_events"
    };
    private static final List<String> SECRETS = List.of("webhook", "password", "token", "api_key");

    /** What cannot be left out. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "external-wiki", List.of("external_wiki_url"),
            "pipelines-email", List.of("recipients"),
            "emails-on-push", List.of("recipients"),
            "redmine", List.of("new_issue_url", "issues_url", "project_url"),
            "custom-issue-tracker", List.of("new_issue_url", "issues_url", "project_url"),
            "youtrack", List.of("issues_url", "project_url"),
            "jira", List.of("url", "password"),
            "slack", List.of("webhook"));

    private final Content content;

    IntegrationEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        register(routes, OwnerKind.PROJECT, "/integrations");
        register(routes, OwnerKind.PROJECT, "/services");
        register(routes, OwnerKind.GROUP, "/integrations");
    }

    private void register(Routes routes, OwnerKind kind, String path) {
        String all = kind.prefix() + path;
        String one = all + "/:slug";
        routes.get(all, call -> call.page(active(kind, kind.find(call, Levels.MAINTAINER)), this::present))
                .get(one, call -> call.json(200, whole(find(call, kind))))
                .put(one, call -> setUp(call, kind))
                .delete(one, call -> {
                    find(call, kind).set("active", false).set("properties", Map.of());
                    return call.empty(204);
                });
    }

    private List<Row> active(OwnerKind kind, Row owner) {
        return content.table(TABLE).where(kind.column(), owner.id()).stream().filter(row -> row.flag("active")).toList();
    }

    private Optional<Row> of(OwnerKind kind, Row owner, String slug) {
        return content.table(TABLE).where(kind.column(), owner.id()).stream().filter(row -> slug(row).equals(slug)).findFirst();
    }

    private Row find(Call call, OwnerKind kind) {
        return of(kind, kind.find(call, Levels.MAINTAINER), call.path("slug")).orElseThrow(() -> ApiError.notFound("Integration"));
    }

    private static String slug(Row integration) {
        return integration.text("type_new").replaceFirst("^Integrations::", "").replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private Answer setUp(Call call, OwnerKind kind) {
        Row owner = kind.find(call, Levels.MAINTAINER);
        String slug = call.path("slug");
        List<String> required = REQUIRED.get(slug);
        if (required == null) {
            throw new ApiError(404, Map.of("error", "404 Not Found"));
        }
        required.forEach(call::requireText);
        Row row = of(kind, owner, slug).orElseGet(() -> insert(kind, owner, slug));
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        if (row.get("properties") instanceof Map<?, ?> before) {
            before.forEach((name, value) -> properties.put(String.valueOf(name), value));
        }
        call.params().forEach((name, value) -> {
            if (!name.endsWith("_events") && !List.of("id", "slug").contains(name)) {
                properties.put(name, value);
            }
        });
        new Edit(call, row).flag(EVENTS);
        row.set("properties", properties).set("active", true).set("updated_at", content.now());
        return call.json(200, whole(row));
    }

    private Row insert(OwnerKind kind, Row owner, String slug) {
        StringBuilder type = new StringBuilder("Integrations::");
        for (String word : slug.split("-")) {
            type.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put(kind.column(), owner.id());
        columns.put("type_new", type.toString());
        columns.put("title", slug.replace('-', ' '));
        columns.put("created_at", content.now());
        return content.table(TABLE).insert(columns);
    }

    private Map<String, @Nullable Object> present(Row row) {
        return Fields.of(row, "id", "title")
                .put("slug", slug(row))
                .copy(row, "created_at", "updated_at")
                .flags(row, "active")
                .flags(row, EVENTS)
                .put("inherited", false)
                .map();
    }

    private Map<String, @Nullable Object> whole(Row row) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        if (row.get("properties") instanceof Map<?, ?> all) {
            all.forEach((name, value) -> {
                if (!SECRETS.contains(String.valueOf(name))) {
                    shown.put(String.valueOf(name), value);
                }
            });
        }
        return new Fields().put(present(row)).put("properties", shown).map();
    }
}
