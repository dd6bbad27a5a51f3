package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The levels of a protected branch or tag: a role, a user, a group or a deploy key each. */
final class ProtectionLevels {
    private static final Map<Long, String> DESCRIPTIONS =
            Map.of(0L, "No one", 30L, "Developers + Maintainers", 40L, "Maintainers", 60L, "Instance admins");

    private final Content content;
    private final String table;
    private final String foreignKey;

    ProtectionLevels(Content content, String table, String foreignKey) {
        this.content = content;
        this.table = table;
        this.foreignKey = foreignKey;
    }

    List<Row> of(Row protectedRef) {
        return content.table(table).where(foreignKey, protectedRef.id());
    }

    /** Takes {@code push_access_level} and {@code allowed_to_push}; Maintainers when neither is given. */
    void create(Call call, Row owner, Row protectedRef, String single, String many) {
        List<Map<?, ?>> given = new ArrayList<>();
        call.number(single).ifPresent(level -> given.add(Map.of("access_level", level)));
        given.addAll(maps(call, many));
        if (given.isEmpty()) {
            given.add(Map.of("access_level", 40L));
        }
        given.forEach(each -> insert(owner, protectedRef, each));
    }

    /** Adds, changes and removes ({@code _destroy}) levels. */
    void update(Call call, Row owner, Row protectedRef, String many) {
        for (Map<?, ?> each : maps(call, many)) {
            Optional<Row> existing = number(each.get("id")).flatMap(id -> content.table(table).byId(id));
            if (existing.isPresent() && List.of("true", "1").contains(String.valueOf(each.get("_destroy")))) {
                content.table(table).delete(existing.get());
            } else if (existing.isPresent()) {
                columns(owner, each).forEach(existing.get()::set);
            } else {
                insert(owner, protectedRef, each);
            }
        }
    }

    void validate(Call call, Row owner, String single, String many) {
        call.number(single).filter(level -> !DESCRIPTIONS.containsKey(level)).ifPresent(level -> {
            throw ApiError.parameter(single + " does not have a valid value");
        });
        maps(call, many).forEach(each -> columns(owner, each));
    }

    private static List<Map<?, ?>> maps(Call call, String name) {
        List<Map<?, ?>> maps = new ArrayList<>();
        if (call.params().get(name) instanceof List<?> list) {
            list.forEach(each -> {
                if (each instanceof Map<?, ?> map) {
                    maps.add(map);
                }
            });
        }
        return maps;
    }

    private static Optional<Long> number(@Nullable Object value) {
        return value == null ? Optional.empty() : Content.number(value.toString());
    }

    private Map<String, @Nullable Object> columns(Row owner, Map<?, ?> given) {
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        for (String name : List.of("user_id", "group_id", "deploy_key_id")) {
            number(given.get(name)).ifPresent(id -> columns.put(name, id));
        }
        Long user = (Long) columns.get("user_id");
        if (user != null && !belongs(owner, user)) {
            throw new ApiError(422, Map.of("message", List.of(words() + " user is not a member of the project")));
        }
        number(given.get("access_level")).ifPresent(level -> {
            if (!DESCRIPTIONS.containsKey(level)) {
                throw new ApiError(422, Map.of("message", List.of(words() + " access level is not included in the list")));
            }
            columns.put("access_level", level);
        });
        if (!columns.isEmpty()) {
            columns.putIfAbsent("access_level", 40L);
        }
        return columns;
    }

    private String words() {
        String kind = table.substring(table.indexOf("_", "protected_".length()) + 1).replace('_', ' ');
        return Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    }

    private boolean belongs(Row owner, long user) {
        Access access = new Access(content.instance());
        boolean group = owner.has("parent_id") || owner.has("type");
        return content.table("users").byId(user)
                .filter(row -> (group ? access.memberLevelInNamespace(row, owner) : access.memberLevelInProject(row, owner)) > 0)
                .isPresent();
    }

    private void insert(Row owner, Row protectedRef, Map<?, ?> given) {
        Map<String, @Nullable Object> columns = columns(owner, given);
        if (columns.isEmpty()) {
            return;
        }
        columns.put(foreignKey, protectedRef.id());
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        content.table(table).insert(columns);
    }

    void delete(Row protectedRef) {
        of(protectedRef).forEach(content.table(table)::delete);
    }

    List<Map<String, @Nullable Object>> present(Row protectedRef) {
        return of(protectedRef).stream().map(this::level).toList();
    }

    private Map<String, @Nullable Object> level(Row row) {
        Long level = row.numberOrNull("access_level");
        String words = DESCRIPTIONS.getOrDefault(level == null ? 40L : level, "Maintainers");
        Long user = row.numberOrNull("user_id");
        Long group = row.numberOrNull("group_id");
        if (user != null) {
            words = content.table("users").byId(user).map(u -> u.text("name")).orElse(words);
        } else if (group != null) {
            words = content.table("namespaces").byId(group).map(g -> g.text("name")).orElse(words);
        }
        return Fields.of(row, "id", "access_level").put("access_level_description", words).copy(row, "deploy_key_id", "user_id", "group_id").map();
    }
}
