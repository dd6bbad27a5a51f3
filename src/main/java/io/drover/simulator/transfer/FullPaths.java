package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Row;
import java.util.Optional;

/** Full paths of projects and groups. */
final class FullPaths {
    private FullPaths() {}

    static String of(Database db, Row projectOrGroup) {
        Long above = projectOrGroup.numberOrNull(projectOrGroup.has("namespace_id") ? "namespace_id" : "parent_id");
        Optional<Row> parent = Namespaces.byId(db, above);
        return parent.map(row -> of(db, row) + "/").orElse("") + projectOrGroup.text("path");
    }

    static String names(Database db, Row projectOrGroup) {
        Long above = projectOrGroup.numberOrNull(projectOrGroup.has("namespace_id") ? "namespace_id" : "parent_id");
        return Namespaces.byId(db, above).map(row -> names(db, row) + " / ").orElse("") + projectOrGroup.text("name");
    }
}
