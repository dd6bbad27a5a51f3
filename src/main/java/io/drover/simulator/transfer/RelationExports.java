package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Relations written one by one, each to its own {@code <relation>.ndjson.gz}. They belong to the user who asked for them. */
final class RelationExports {
    private static final String TABLE = "bulk_import_exports";
    private static final long STARTED = 0;
    private static final long FINISHED = 1;
    private static final long FAILED = -1;
    /** The project's or group's own attributes. */
    private static final String SELF = "self";

    private final Instance instance;

    RelationExports(Instance instance) {
        this.instance = instance;
    }

    static List<String> names(boolean project) {
        RelationTree tree = project ? RelationTree.PROJECT : RelationTree.GROUP;
        return Stream.concat(Stream.of(SELF), tree.topLevel().stream().map(Relation::name)).toList();
    }

    List<Row> of(Row owner, Row user) {
        return db().table(TABLE).where("owner", owner.toString()).stream().filter(row -> Objects.equals(row.get("user_id"), user.id())).toList();
    }

    /** Forgets this user's earlier exports and starts one of every relation. */
    void start(Row owner, boolean project, Row user) {
        of(owner, user).forEach(db().table(TABLE)::delete);
        for (String relation : names(project)) {
            Map<String, @Nullable Object> columns = new HashMap<>();
            columns.put("owner", owner.toString());
            columns.put("user_id", user.id());
            columns.put("relation", relation);
            columns.put("status", STARTED);
            columns.put("total_objects_count", 0);
            columns.put("updated_at", instance.time().now());
            Row export = db().table(TABLE).insert(columns);
            instance.later(Duration.ZERO, () -> run(export, owner, project, user));
        }
    }

    private void run(Row export, Row owner, boolean project, Row user) {
        try {
            String relation = export.text("relation");
            List<Map<String, @Nullable Object>> objects = objects(relation, owner, project, user);
            Path directory = Files.createDirectories(instance.temporary().resolve("relations").resolve(Long.toString(export.id())));
            Path file = directory.resolve(relation + (relation.equals(SELF) ? ".json.gz" : ".ndjson.gz"));
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                for (Map<String, @Nullable Object> object : objects) {
                    out.write((RailsJson.write(object) + "\n").getBytes(StandardCharsets.UTF_8));
                }
            }
            export.set("export_file", file.toString()).set("total_objects_count", objects.size()).set("status", FINISHED);
        } catch (IOException | RuntimeException e) {
            export.set("error", Objects.toString(e.getMessage(), e.toString())).set("status", FAILED);
        }
        export.set("updated_at", instance.time().now());
    }

    private List<Map<String, @Nullable Object>> objects(String name, Row owner, boolean project, Row user) {
        RelationTree tree = project ? RelationTree.PROJECT : RelationTree.GROUP;
        RecordWriter.Computed computed = project ? new ProjectValues(instance, owner) : new GroupArchive(instance, owner);
        RecordWriter records = new RecordWriter(db(), tree, computed);
        if (name.equals(SELF)) {
            return List.of(records.attributes(owner, tree.attributes()));
        }
        Relation relation = tree.relation(name);
        if (relation.table().isEmpty() || !Editions.has(instance, relation)) {
            return List.of();
        }
        List<Row> rows = name.equals("project_members")
                ? new ExportedMembers(instance, owner, user).rows()
                : records.rows(project ? Link.Parent.project(owner) : Link.Parent.group(owner), relation);
        return rows.stream().map(row -> records.write(row, relation)).toList();
    }

    private Database db() {
        return instance.db();
    }
}
