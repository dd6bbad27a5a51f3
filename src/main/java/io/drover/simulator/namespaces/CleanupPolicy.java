package io.drover.simulator.namespaces;

import io.drover.simulator.Call;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cleanup policy of a project's container registry (doc/api/projects.md): every project has one, off at first. */
final class CleanupPolicy {
    private static final String TABLE = "container_expiration_policies";
    private static final Map<String, @Nullable Object> DEFAULTS = new LinkedHashMap<>();

    static {
        DEFAULTS.put("cadence", "1d");
        DEFAULTS.put("enabled", false);
        DEFAULTS.put("keep_n", 10L);
        DEFAULTS.put("older_than", "90d");
        DEFAULTS.put("name_regex", ".*");
        DEFAULTS.put("name_regex_keep", null);
    }

    private final Instance instance;

    CleanupPolicy(Instance instance) {
        this.instance = instance;
    }

    Map<String, @Nullable Object> present(Row project) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(DEFAULTS);
        instance.db().table(TABLE).first("project_id", project.id()).ifPresent(row -> shown.replaceAll((name, value) -> row.get(name)));
        shown.put("enabled", Boolean.TRUE.equals(shown.get("enabled")));
        shown.put("next_run_at", null);
        return shown;
    }

    /** Takes {@code container_expiration_policy_attributes}, where the call has them. */
    void take(Call call, Row project) {
        if (call.params().get("container_expiration_policy_attributes") instanceof Map<?, ?> given) {
            Row row = instance.db().table(TABLE).first("project_id", project.id()).orElseGet(() -> insert(project));
            DEFAULTS.keySet().stream().filter(given::containsKey).forEach(name -> row.set(name, given.get(name)));
            row.set("updated_at", instance.time().now());
        }
    }

    private Row insert(Row project) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>(DEFAULTS);
        columns.put("project_id", project.id());
        columns.put("created_at", instance.time().now());
        return instance.db().table(TABLE).insert(columns);
    }
}
