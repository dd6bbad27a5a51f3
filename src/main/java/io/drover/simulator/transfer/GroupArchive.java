package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a group and its subgroups as the directory that becomes an export archive. Projects are not part of it. */
final class GroupArchive implements RecordWriter.Computed {
    private final Instance instance;
    private final Row root;
    private final RecordWriter records;

    GroupArchive(Instance instance, Row root) {
        this.instance = instance;
        this.root = root;
        this.records = new RecordWriter(instance, RelationTree.GROUP, this);
    }

    void writeTo(Path directory) throws IOException {
        ArchiveVersion.write(directory, instance);
        Path groups = Files.createDirectories(directory.resolve("tree/groups"));
        StringBuilder all = new StringBuilder();
        for (Row group : withDescendants(instance.db(), root)) {
            all.append(group.id()).append('\n');
            if (instance.hasGroupWikiRepository(group)) {
                Bundles.write(instance.groupWikiRepository(group), wikiBundle(directory, group.id()));
            }
            Files.writeString(groups.resolve(group.id() + ".json"), RailsJson.write(records.attributes(group, RelationTree.GROUP.attributes())));
            Path relations = groups.resolve(Long.toString(group.id()));
            Files.createDirectories(relations);
            for (Relation relation : RelationTree.GROUP.topLevel()) {
                if (Editions.has(instance, relation)) {
                    write(group, relation, relations.resolve(relation.name() + ".ndjson"));
                }
            }
        }
        Files.writeString(groups.resolve("_all.ndjson"), all.toString());
    }

    /** Where an archive has the wiki of the group that has this id in it (lib/gitlab/import_export.rb). */
    static Path wikiBundle(Path directory, long id) {
        return directory.resolve("repositories").resolve(id + ".wiki.bundle");
    }

    /** The root first, parents before children. */
    private static List<Row> withDescendants(Database db, Row root) {
        List<Row> groups = new ArrayList<>(List.of(root));
        for (int i = 0; i < groups.size(); i++) {
            db.table("namespaces").where("parent_id", groups.get(i).id()).stream().filter(Namespaces::isGroup).forEach(groups::add);
        }
        return groups;
    }

    private void write(Row group, Relation relation, Path file) throws IOException {
        List<Row> rows = relation.table().isEmpty() ? List.of() : records.rows(Link.Parent.group(group), relation);
        if (relation.one()) {
            Files.writeString(file, rows.isEmpty() ? "null" : RailsJson.write(records.write(rows.getLast(), relation)));
        } else if (!rows.isEmpty()) {
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                for (Row row : rows) {
                    out.write(RailsJson.write(records.write(row, relation)));
                    out.write('\n');
                }
            }
        }
    }

    @Override
    public @Nullable Object value(Relation relation, Attribute attribute, Row row) {
        return attribute.defaultValue();
    }
}
