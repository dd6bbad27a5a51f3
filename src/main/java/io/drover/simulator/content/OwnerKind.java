package io.drover.simulator.content;

import io.drover.simulator.Call;
import io.drover.simulator.Row;

/** What a resource that exists for projects and groups alike belongs to. */
enum OwnerKind {
    PROJECT("/projects/:id", "project_id"),
    GROUP("/groups/:id", "group_id");

    private final String prefix;
    private final String column;

    OwnerKind(String prefix, String column) {
        this.prefix = prefix;
        this.column = column;
    }

    String prefix() {
        return prefix;
    }

    /** The foreign key of a row it owns. */
    String column() {
        return column;
    }

    Row find(Call call) {
        return this == PROJECT ? call.project() : call.group();
    }

    Row find(Call call, int minAccess) {
        return this == PROJECT ? call.project(minAccess) : call.group(minAccess);
    }
}
