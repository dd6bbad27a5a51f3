package io.drover.simulator.repository;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.util.Map;
import java.util.Optional;

/** Which LFS objects belong to which project. */
public final class LfsObjects {
    private final Database db;

    public LfsObjects(Instance instance) {
        this.db = instance.db();
    }

    public boolean belongs(Row project, String oid) {
        Optional<Row> object = db.table("lfs_objects").first("oid", oid);
        return object.isPresent()
                && db.table("lfs_objects_projects").where("project_id", project.id()).stream()
                        .anyMatch(link -> link.number("lfs_object_id") == object.get().id());
    }

    /** Links an object whose bytes are already stored. Does nothing when it is linked. */
    public synchronized void link(Row project, String oid, long size) {
        Row object = db.table("lfs_objects").first("oid", oid).orElseGet(() -> db.table("lfs_objects").insert(Map.of("oid", oid, "size", size)));
        if (!belongs(project, oid)) {
            db.table("lfs_objects_projects").insert(Map.of("project_id", project.id(), "lfs_object_id", object.id(), "repository_type", 0L));
        }
    }
}
