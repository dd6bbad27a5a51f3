package io.drover.simulator.namespaces;

import io.drover.simulator.Database;
import io.drover.simulator.Row;
import java.util.Map;
import java.util.Optional;

/** Old paths of renamed and transferred groups and projects (doc/user/project/repository/_index.md#repository-path-changes). */
final class Redirects {
    private final Database db;

    Redirects(Database db) {
        this.db = db;
    }

    void remember(String before, String after) {
        if (!Directory.route(before).equals(Directory.route(after))) {
            db.table("redirect_routes").where("route", Directory.route(before)).forEach(db.table("redirect_routes")::delete);
            db.table("redirect_routes").insert(Map.of("route", Directory.route(before), "path", after));
        }
    }

    /** Where a path leads now. */
    Optional<String> target(String path) {
        return db.table("redirect_routes").first("route", Directory.route(path)).map((Row row) -> row.text("path"));
    }
}
