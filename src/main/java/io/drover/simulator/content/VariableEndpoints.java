package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** doc/api/project_level_variables.md, doc/api/group_level_variables.md, doc/api/instance_level_ci_variables.md. */
final class VariableEndpoints {
    private final Content content;

    VariableEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        for (VariableScope scope : VariableScope.values()) {
            String one = scope.path() + "/:key";
            routes.get(scope.path(), call -> call.page(scope.rows(content, scope.owner(call)), row -> present(row, scope)))
                    .post(scope.path(), call -> create(call, scope))
                    .get(one, call -> call.json(200, present(find(call, scope, scope.owner(call)), scope)))
                    .put(one, call -> update(call, scope))
                    .delete(one, call -> {
                        content.table(scope.table()).delete(find(call, scope, scope.owner(call)));
                        return call.empty(204);
                    });
        }
    }

    private Row find(Call call, VariableScope scope, @Nullable Row owner) {
        List<Row> rows = new ArrayList<>(scope.rows(content, owner));
        rows.removeIf(row -> !row.text("key").equals(call.path("key")));
        wantedScope(call).ifPresent(wanted -> rows.removeIf(row -> !wanted.equals(environment(row))));
        if (rows.isEmpty()) {
            throw ApiError.notFound("Variable");
        }
        if (rows.size() > 1) {
            throw new ApiError(409, Map.of("message", "There are multiple variables with provided parameters. Please use 'filter[environment_scope]'"));
        }
        return rows.getFirst();
    }

    private static Optional<String> wantedScope(Call call) {
        Object filter = call.params().get("filter");
        Object wanted = filter instanceof Map<?, ?> map ? map.get("environment_scope") : null;
        return Optional.ofNullable(wanted).map(Object::toString);
    }

    private static String environment(Row row) {
        return row.has("environment_scope") ? row.text("environment_scope") : "*";
    }

    private Answer create(Call call, VariableScope scope) {
        Row owner = scope.owner(call);
        String key = call.requireText("key");
        String value = call.requireText("value");
        boolean hidden = call.flag("masked_and_hidden").orElse(false);
        Map<String, @Nullable Object> columns = scope.ownerColumns(owner);
        columns.put("key", key);
        columns.put("value", value);
        columns.put("variable_type", call.choice("variable_type", "env_var", "file").orElse("env_var"));
        columns.put("protected", call.flag("protected").orElse(false));
        columns.put("masked", hidden || call.flag("masked").orElse(false));
        columns.put("hidden", hidden);
        columns.put("raw", call.flag("raw").orElse(false));
        columns.put("description", call.text("description").orElse(null));
        columns.put("environment_scope", scope.scoped() ? call.text("environment_scope").orElse("*") : "*");
        refuseInvalid(columns);
        refuseTaken(scope, owner, columns, null);
        return call.json(201, present(content.table(scope.table()).insert(columns), scope));
    }

    private Answer update(Call call, VariableScope scope) {
        Row owner = scope.owner(call);
        Row row = find(call, scope, owner);
        if (row.flag("hidden") && !call.flag("masked").orElse(true)) {
            throw ApiError.invalid("base", "The visibility setting cannot be changed for masked and hidden variables.");
        }
        Map<String, @Nullable Object> after = row.columns();
        for (String name : List.of("value", "variable_type", "description")) {
            call.text(name).ifPresent(value -> after.put(name, value));
        }
        for (String name : List.of("protected", "masked", "raw")) {
            call.flag(name).ifPresent(value -> after.put(name, value));
        }
        call.text("environment_scope").filter(s -> scope.scoped()).ifPresent(value -> after.put("environment_scope", value));
        refuseInvalid(after);
        refuseTaken(scope, owner, after, row);
        after.forEach(row::set);
        return call.json(200, present(row, scope));
    }

    /** doc/ci/variables/_index.md#mask-a-cicd-variable */
    private static void refuseInvalid(Map<String, @Nullable Object> columns) {
        String key = String.valueOf(columns.get("key"));
        if (!key.matches("[a-zA-Z0-9_]{1,255}")) {
            throw ApiError.invalid("key", "can contain only letters, digits and '_'.");
        }
        boolean raw = Boolean.TRUE.equals(columns.get("raw"));
        String value = String.valueOf(columns.get("value"));
        if (Boolean.TRUE.equals(columns.get("masked")) && !value.matches(raw ? "\\S{8,}" : "[a-zA-Z0-9_+=/@:.~-]{8,}")) {
            throw ApiError.invalid("value", "is invalid");
        }
    }

    private void refuseTaken(VariableScope scope, @Nullable Row owner, Map<String, @Nullable Object> columns, @Nullable Row except) {
        boolean taken = scope.rows(content, owner).stream()
                .anyMatch(row -> row != except
                        && Objects.equals(row.get("key"), columns.get("key"))
                        && Objects.equals(environment(row), columns.get("environment_scope")));
        if (taken) {
            throw ApiError.invalid("key", "(" + columns.get("key") + ") has already been taken");
        }
    }

    private static Map<String, @Nullable Object> present(Row row, VariableScope scope) {
        boolean hidden = row.flag("hidden");
        Fields fields = Fields.with("variable_type", row.has("variable_type") ? row.get("variable_type") : "env_var")
                .copy(row, "key")
                .put("value", hidden ? null : row.get("value"));
        if (scope.scoped()) {
            fields.put("hidden", hidden);
        }
        fields.flags(row, "protected", "masked", "raw");
        if (scope.scoped()) {
            fields.put("environment_scope", environment(row));
        }
        return fields.copy(row, "description").map();
    }
}
