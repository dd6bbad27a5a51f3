package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Row;

/** Names of a project or group and everything above it. */
final class FullNames {
    private FullNames() {}

    static String of(Database db, Row projectOrGroup) {
        Long above = projectOrGroup.numberOrNull(projectOrGroup.has("namespace_id") ? "namespace_id" : "parent_id");
        return Namespaces.byId(db, above).map(row -> of(db, row) + " / ").orElse("") + projectOrGroup.text("name");
    }
}
