package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a project as the directory that becomes its export archive. */
final class ProjectArchive {
    private final Instance instance;
    private final Row project;
    private final Row exporter;
    private final RecordWriter records;

    ProjectArchive(Instance instance, Row project, Row exporter) {
        this.instance = instance;
        this.project = project;
        this.exporter = exporter;
        this.records = new RecordWriter(instance, RelationTree.PROJECT, new ProjectValues(instance, project));
    }

    void writeTo(Path directory) throws IOException {
        ArchiveVersion.write(directory, instance);
        writeTree(directory.resolve("tree"));
        if (instance.hasRepository(project)) {
            Bundles.write(instance.repository(project), directory.resolve("project.bundle"));
        }
        if (instance.hasWikiRepository(project)) {
            Bundles.write(instance.wikiRepository(project), directory.resolve("project.wiki.bundle"));
        }
        writeSnippets(directory.resolve("snippets"));
        Uploads.export(instance, project, directory);
        LfsObjects.export(instance, project, directory);
    }

    private void writeTree(Path tree) throws IOException {
        Files.createDirectories(tree.resolve("project"));
        Files.writeString(tree.resolve(ProjectFiles.FILE_NAME), RailsJson.write(attributes()));
        for (Relation relation : RelationTree.PROJECT.topLevel()) {
            if (Editions.has(instance, relation)) {
                writeRelation(relation, tree.resolve("project").resolve(relation.name() + ".ndjson"));
            }
        }
    }

    private Map<String, @Nullable Object> attributes() {
        Map<String, @Nullable Object> attributes = records.attributes(project, RelationTree.PROJECT.attributes());
        if (attributes.get("default_branch") == null && instance.hasRepository(project)) {
            attributes.put("default_branch", Bundles.defaultBranch(instance.repository(project)).orElse(null));
        }
        return attributes;
    }

    private void writeRelation(Relation relation, Path file) throws IOException {
        List<Row> rows = relation.name().equals("project_members")
                ? new ExportedMembers(instance, project, exporter).rows()
                : relation.table().isEmpty() ? List.of() : records.rows(Link.Parent.project(project), relation);
        if (relation.one()) {
            Files.writeString(file, rows.isEmpty() ? "null" : RailsJson.write(records.write(rows.getLast(), relation)));
        } else if (!rows.isEmpty()) {
            writeLines(relation, rows, file);
        }
    }

    private void writeLines(Relation relation, List<Row> rows, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Row row : rows) {
                Map<String, @Nullable Object> record = records.write(row, relation);
                if (relation.name().equals("labels")) {
                    record.put("textColor", LabelColor.textColor(row.textOrNull("color")));
                }
                out.write(RailsJson.write(record));
                out.write('\n');
            }
        }
    }

    private void writeSnippets(Path directory) {
        Database db = instance.db();
        for (Row snippet : db.table("snippets").where("project_id", project.id())) {
            Bundles.write(instance.snippetRepository(snippet), directory.resolve(ProjectFiles.snippetBundle(snippet)));
        }
    }
}
