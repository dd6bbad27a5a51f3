package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where CI/CD variables live, and who may touch them. */
enum VariableScope {
    PROJECT("/projects/:id/variables", "ci_variables", "project_id"),
    GROUP("/groups/:id/variables", "ci_group_variables", "group_id"),
    INSTANCE("/admin/ci/variables", "ci_instance_variables", "");

    private final String path;
    private final String table;
    private final String column;

    VariableScope(String path, String table, String column) {
        this.path = path;
        this.table = table;
        this.column = column;
    }

    String path() {
        return path;
    }

    String table() {
        return table;
    }

    /** @throws ApiError 403 when the caller may not */
    @Nullable Row owner(Call call) {
        return switch (this) {
            case PROJECT -> call.project(Levels.MAINTAINER);
            case GROUP -> call.group(Levels.OWNER);
            case INSTANCE -> {
                call.requireAdmin();
                yield null;
            }
        };
    }

    List<Row> rows(Content content, @Nullable Row owner) {
        return owner == null ? content.table(table).all() : content.table(table).where(column, owner.id());
    }

    boolean scoped() {
        return this != INSTANCE;
    }

    Map<String, @Nullable Object> ownerColumns(@Nullable Row owner) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        if (owner != null) {
            columns.put(column, owner.id());
        }
        return columns;
    }
}
