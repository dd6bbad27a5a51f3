package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For whom a feature flag is on (doc/operations/feature_flags.md). A flag keeps them as a list of maps with ids. */
final class FeatureFlagStrategies {
    private static final List<String> NAMES = List.of("default", "gradualRolloutUserId", "userWithId", "gitlabUserList", "flexibleRollout");

    private final Content content;

    FeatureFlagStrategies(Content content) {
        this.content = content;
    }

    /** What is kept; a strategy without an id gets the one of its place. */
    static List<Map<String, @Nullable Object>> of(Row flag) {
        List<Map<String, @Nullable Object>> strategies = new ArrayList<>();
        if (flag.get("strategies") instanceof List<?> list) {
            for (Object each : list) {
                Map<String, @Nullable Object> strategy = map(each);
                strategy.putIfAbsent("id", flag.id() * 1000 + strategies.size());
                strategies.add(strategy);
            }
        }
        return strategies;
    }

    /** Adds, changes and removes ({@code _destroy}) strategies, as Rails' nested attributes do. */
    List<Map<String, @Nullable Object>> changed(Row flag, Object given) {
        List<Map<String, @Nullable Object>> after = of(flag);
        long next = 1 + after.stream().mapToLong(FeatureFlagStrategies::id).max().orElse(flag.id() * 1000 - 1);
        for (Object each : (List<?>) given) {
            Map<String, @Nullable Object> asked = map(each);
            Optional<Map<String, @Nullable Object>> there = after.stream().filter(s -> asked.get("id") != null && id(s) == id(asked)).findFirst();
            if (there.isPresent() && Boolean.parseBoolean(String.valueOf(asked.get("_destroy")))) {
                after.remove(there.get());
            } else if (there.isPresent()) {
                there.get().putAll(asked);
            } else {
                asked.put("id", next++);
                after.add(asked);
            }
        }
        after.forEach(strategy -> refuseInvalid(flag, strategy));
        return after;
    }

    private void refuseInvalid(Row flag, Map<String, @Nullable Object> strategy) {
        Object name = strategy.get("name");
        if (!NAMES.contains(String.valueOf(name))) {
            throw new ApiError(400, Map.of("message", List.of("Strategies name strategy name is invalid")));
        }
        if ("gitlabUserList".equals(name) && list(flag, strategy).isEmpty()) {
            throw new ApiError(400, Map.of("message", List.of("Strategies user list must exist")));
        }
    }

    private Optional<Row> list(Row flag, Map<String, @Nullable Object> strategy) {
        return Content.number(String.valueOf(strategy.get("user_list_id")))
                .flatMap(id -> content.table(UserListEndpoints.TABLE).byId(id))
                .filter(list -> Objects.equals(list.get("project_id"), flag.get("project_id")));
    }

    List<Map<String, @Nullable Object>> present(Row flag) {
        return of(flag).stream().map(strategy -> present(flag, strategy)).toList();
    }

    private Map<String, @Nullable Object> present(Row flag, Map<String, @Nullable Object> strategy) {
        List<Object> scopes = new ArrayList<>();
        if (strategy.get("scopes") instanceof List<?> list) {
            for (Object scope : list) {
                scopes.add(Fields.with("id", id(strategy) * 100 + scopes.size()).put("environment_scope", map(scope).get("environment_scope")).map());
            }
        }
        return Fields.with("id", id(strategy))
                .put("name", strategy.get("name"))
                .put("parameters", strategy.getOrDefault("parameters", Map.of()))
                .put("scopes", scopes)
                .put("user_list", list(flag, strategy).map(list -> Fields.of(list, "id", "iid", "name", "user_xids").map()).orElse(null))
                .map();
    }

    private static long id(Map<String, @Nullable Object> strategy) {
        return Long.parseLong(String.valueOf(strategy.get("id")));
    }

    private static Map<String, @Nullable Object> map(Object given) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) given).forEach((name, value) -> map.put(String.valueOf(name), value));
        return map;
    }
}
