package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may deploy to, or must approve for, a protected environment: a role, a user or a group each. */
final class DeployAccess {
    private static final Map<Long, String> DESCRIPTIONS = Map.of(30L, "Developers + Maintainers", 40L, "Maintainers", 60L, "Administrators");

    private final Content content;
    private final String table;
    private final boolean approves;

    /** @param approves whether the entries are approval rules, which have a count */
    DeployAccess(Content content, String table, boolean approves) {
        this.content = content;
        this.table = table;
        this.approves = approves;
    }

    private List<Row> of(Row environment) {
        return content.table(table).where("protected_environment_id", environment.id());
    }

    /** Checks before anything is written. */
    void validate(@Nullable Object given, @Nullable Row project) {
        maps(given).stream().filter(each -> !each.containsKey("_destroy")).forEach(each -> columns(each, project));
    }

    void change(Row environment, @Nullable Object given, @Nullable Row project) {
        for (Map<?, ?> each : maps(given)) {
            Optional<Row> there = number(each, "id").flatMap(id -> content.table(table).byId(id));
            if (there.isPresent() && "true".equals(String.valueOf(each.get("_destroy")))) {
                content.table(table).delete(there.get());
            } else if (there.isPresent()) {
                columns(each, project).forEach(there.get()::set);
            } else {
                Map<String, @Nullable Object> columns = columns(each, project);
                columns.put("protected_environment_id", environment.id());
                content.table(table).insert(columns);
            }
        }
    }

    void delete(Row environment) {
        of(environment).forEach(content.table(table)::delete);
    }

    private Map<String, @Nullable Object> columns(Map<?, ?> given, @Nullable Row project) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (String name : List.of("access_level", "user_id", "group_id", "group_inheritance_type", "required_approvals")) {
            number(given, name).ifPresent(value -> columns.put(name, value));
        }
        boolean nobody = columns.keySet().stream().noneMatch(List.of("access_level", "user_id", "group_id")::contains);
        if (nobody && !given.containsKey("id")) {
            throw new ApiError(422, Map.of("message", List.of("Deploy access levels must be present")));
        }
        if (!given.containsKey("id")) {
            columns.putIfAbsent("access_level", 40L);
        }
        if (columns.get("access_level") instanceof Long level && !DESCRIPTIONS.containsKey(level)) {
            throw new ApiError(422, Map.of("message", List.of("Deploy access levels access level is not included in the list")));
        }
        if (project != null && columns.get("user_id") instanceof Long user && !member(user, project)) {
            throw new ApiError(422, Map.of("message", List.of("Deploy access levels user is not a member of the project")));
        }
        return columns;
    }

    private boolean member(long user, Row project) {
        return content.table("users").byId(user).filter(row -> new Access(content.instance()).memberLevelInProject(row, project) > 0).isPresent();
    }

    List<Map<String, @Nullable Object>> present(Row environment) {
        return of(environment).stream().map(this::level).toList();
    }

    private Map<String, @Nullable Object> level(Row row) {
        Long user = row.numberOrNull("user_id");
        Long group = row.numberOrNull("group_id");
        String words = user != null
                ? content.table("users").byId(user).map(u -> u.text("name")).orElse("")
                : group != null
                        ? content.table("namespaces").byId(group).map(g -> g.text("name")).orElse("")
                        : DESCRIPTIONS.getOrDefault(row.numberOrNull("access_level"), "");
        Fields fields = Fields.of(row, "id", "user_id", "group_id", "access_level")
                .put("access_level_description", words)
                .put("group_inheritance_type", row.has("group_inheritance_type") ? row.get("group_inheritance_type") : 0L);
        return approves ? fields.put("required_approvals", row.has("required_approvals") ? row.get("required_approvals") : 1L).map() : fields.map();
    }

    private static List<Map<?, ?>> maps(@Nullable Object given) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (given instanceof List<?> list) {
            list.forEach(each -> {
                if (each instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            });
        }
        return maps;
    }

    private static Optional<Long> number(Map<?, ?> given, String name) {
        Object value = given.get(name);
        return value == null ? Optional.empty() : Content.number(value.toString());
    }
}
