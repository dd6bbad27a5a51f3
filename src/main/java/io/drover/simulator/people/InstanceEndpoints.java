package io.drover.simulator.people;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Routes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The instance itself: version, metadata, settings, statistics (doc/api/version.md, metadata.md, settings.md, statistics.md). */
public final class InstanceEndpoints {
    private static final Set<String> LISTS = Set.of("import_sources", "restricted_visibility_levels", "repository_storages");

    private InstanceEndpoints() {}

    public static void register(Routes routes) {
        routes.get("/version", call -> {
            call.requireUser();
            return call.json(200, Map.of("version", call.instance().version(), "revision", revision(call.instance())));
        });
        routes.get("/metadata", call -> {
            call.requireUser();
            return call.json(200, metadata(call.instance()));
        });
        routes.get("/application/settings", call -> {
            call.requireAdmin();
            return settings(call);
        });
        routes.put("/application/settings", InstanceEndpoints::change);
        routes.get("/application/statistics", InstanceEndpoints::statistics);
        routes.get("/application/plan_limits", call -> {
            call.requireAdmin();
            return call.json(200, Map.of("conan_max_file_size", 3_221_225_472L, "pipeline_schedules", 10, "ci_pipeline_schedules", 10));
        });
    }

    private static Map<String, @Nullable Object> metadata(Instance instance) {
        Map<String, @Nullable Object> kas = new LinkedHashMap<>();
        kas.put("enabled", true);
        kas.put("externalUrl", instance.url().replaceFirst("^http", "ws") + "/-/kubernetes-agent/");
        kas.put("externalK8sProxyUrl", instance.url() + "/-/kubernetes-agent/k8s-proxy/");
        kas.put("version", instance.version().replace("-ee", ""));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", instance.version());
        json.put("revision", revision(instance));
        json.put("kas", kas);
        json.put("enterprise", instance.enterprise());
        return json;
    }

    private static String revision(Instance instance) {
        return String.format("%08x", instance.version().hashCode()) + "aff";
    }

    private static Answer settings(Call call) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", call.instance().settings().id());
        json.putAll(call.instance().settings().columns());
        return call.json(200, json);
    }

    private static Answer change(Call call) {
        call.requireAdmin();
        Row settings = call.instance().settings();
        for (String name : call.params().keySet()) {
            Object before = settings.get(name);
            if (!settings.columns().containsKey(name)) {
                continue;
            }
            if (LISTS.contains(name)) {
                settings.set(name, call.list(name));
            } else if (before instanceof Boolean) {
                settings.set(name, call.flag(name).orElseThrow(() -> ApiError.parameter(name + " is invalid")));
            } else if (before instanceof Long) {
                settings.set(name, call.number(name).orElseThrow(() -> ApiError.parameter(name + " is invalid")));
            } else {
                settings.set(name, call.text(name).filter(t -> !t.isEmpty()).orElse(null));
            }
        }
        return settings(call);
    }

    private static Answer statistics(Call call) {
        call.requireAdmin();
        Map<String, Object> json = new LinkedHashMap<>();
        for (String table : List.of("issues", "merge_requests", "notes", "snippets", "milestones", "users", "projects")) {
            json.put(table, Integer.toString(call.instance().db().table(table).size()));
        }
        List<Row> namespaces = call.instance().db().table("namespaces").where("type", "Group");
        json.put("groups", Integer.toString(namespaces.size()));
        json.put("forks", "0");
        json.put("ssh_keys", Integer.toString(call.instance().db().table("keys").size()));
        json.put("active_users", Integer.toString(call.instance().db().table("users").where("state", "active").size()));
        return call.json(200, json);
    }
}
