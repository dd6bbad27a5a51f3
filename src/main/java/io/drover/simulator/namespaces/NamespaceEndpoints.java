package io.drover.simulator.namespaces;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Routes;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Namespaces (doc/api/namespaces.md). */
public final class NamespaceEndpoints {
    private final Instance instance;
    private final Directory directory;
    private final NamespacePresenter presenter;

    private NamespaceEndpoints(Instance instance) {
        this.instance = instance;
        this.directory = new Directory(instance.db());
        this.presenter = new NamespacePresenter(instance);
    }

    public static void register(Routes routes, Instance instance) {
        NamespaceEndpoints endpoints = new NamespaceEndpoints(instance);
        routes.get("/namespaces", endpoints::list);
        routes.get("/namespaces/:id", endpoints::show);
        routes.get("/namespaces/:id/exists", endpoints::exists);
        routes.get("/namespaces/:id/gitlab_subscription", endpoints::subscription);
    }

    private Answer list(Call call) {
        Row user = call.requireUser();
        Access access = new Access(instance);
        String word = call.text("search").orElse("").toLowerCase(Locale.ROOT);
        boolean ownedOnly = call.flag("owned_only").orElse(false);
        List<Row> found = instance.db().table("namespaces").all().stream()
                .filter(row -> user.flag("admin") || access.memberLevelInNamespace(user, row) >= Levels.GUEST)
                .filter(row -> !ownedOnly || access.memberLevelInNamespace(user, row) >= Levels.OWNER)
                .filter(row -> row.text("route").contains(word) || row.text("name").toLowerCase(Locale.ROOT).contains(word))
                .filter(row -> !call.flag("top_level_only").orElse(false) || row.get("parent_id") == null)
                .toList();
        return call.page(found, presenter::namespace);
    }

    private Answer show(Call call) {
        Row user = call.requireUser();
        Row namespace = directory.namespace(call.path("id"))
                .filter(row -> user.flag("admin") || new Access(instance).memberLevelInNamespace(user, row) >= Levels.GUEST)
                .orElseThrow(() -> ApiError.notFound("Namespace"));
        return call.json(200, presenter.namespace(namespace));
    }

    /** GitLab.com's alone, for owners: an instance of one's own has no plans (lib/api/entities/gitlab_subscription.rb). */
    private Answer subscription(Call call) {
        Row user = call.requireUser();
        Row namespace = directory.namespace(call.path("id"))
                .filter(row -> row.has("plan"))
                .filter(row -> user.flag("admin") || new Access(instance).memberLevelInNamespace(user, row) >= Levels.OWNER)
                .orElseThrow(() -> ApiError.notFound("Namespace"));
        String plan = namespace.text("plan");
        return call.json(200, Map.of(
                "plan", Map.of("code", plan, "name", plan, "trial", namespace.flag("trial")),
                "usage", Map.of("seats_in_subscription", namespace.number("seats"))));
    }

    /** Whether the path is taken, and free ones like it. */
    private Answer exists(Call call) {
        call.requireUser();
        String path = call.path("id").toLowerCase(Locale.ROOT);
        Long parent = call.number("parent_id").orElse(null);
        boolean exists = taken(path, parent);
        int suffix = 1;
        while (exists && taken(path + suffix, parent)) {
            suffix++;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("exists", exists);
        json.put("suggests", exists ? List.of(path + suffix) : List.of());
        return call.json(200, json);
    }

    private boolean taken(String path, @org.jspecify.annotations.Nullable Long parent) {
        return instance.db().table("namespaces").all().stream()
                .anyMatch(row -> Objects.equals(row.numberOrNull("parent_id"), parent) && row.text("path").equalsIgnoreCase(path));
    }
}
