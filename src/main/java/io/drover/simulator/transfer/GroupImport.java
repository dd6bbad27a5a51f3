package io.drover.simulator.transfer;

import io.drover.simulator.ApiError;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.namespaces.Groups;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills a group, and the subgroups it makes, from an archive. There is no version check. */
final class GroupImport {
    /** The root takes these from the request, not from the archive. */
    private static final Set<String> OF_REQUEST = Set.of("id", "name", "path", "parent_id", "visibility_level");

    private final Instance instance;
    private final Row root;
    private final Row importer;
    private final ImportFailures failures;
    private final Map<Long, Row> made = new HashMap<>();

    GroupImport(Instance instance, Row root, Row importer) {
        this.instance = instance;
        this.root = root;
        this.importer = importer;
        this.failures = new ImportFailures(instance.db(), instance.time(), root, "group-" + root.id());
    }

    /** @throws TransferException when the import fails */
    void run(Path archive) throws IOException {
        Path directory = Files.createTempDirectory(Files.createDirectories(instance.temporary()), "import-");
        try {
            Tarball.unpack(archive, directory, ProjectImport.sizeLimit(instance));
            if (!Files.isRegularFile(directory.resolve("tree/groups/_all.ndjson"))) {
                throw new TransferException("The group archive is an incompatible import file");
            }
            restore(new TreeFiles(directory.resolve("tree"), TreeFiles.LINE_LIMIT));
            restoreWikis(directory);
        } finally {
            Tarball.delete(directory);
        }
    }

    private void restore(TreeFiles tree) throws IOException {
        Set<Long> seen = new HashSet<>();
        for (Object line : tree.lines("groups/_all.ndjson")) {
            if (!(line instanceof Long id) || !seen.add(id)) {
                throw new TransferException("invalid group id in _all.ndjson");
            }
            Map<String, @Nullable Object> attributes = tree.object("groups/" + id + ".json");
            if (!id.equals(attributes.get("id"))) {
                throw new TransferException("ArgumentError: invalid group id in " + id + ".json");
            }
            Optional<Row> group = made.isEmpty() ? Optional.of(root) : child(id, attributes);
            if (group.isPresent()) {
                made.put(id, group.get());
                fill(group.get(), id, attributes, tree);
            }
        }
    }

    /** Community Edition leaves them where they are. */
    private void restoreWikis(Path directory) {
        if (instance.enterprise()) {
            made.forEach((id, group) -> ProjectImport.restoreRepository(GroupArchive.wikiBundle(directory, id), instance.groupWikiRepository(group)));
        }
    }

    private Optional<Row> child(Long id, Map<String, @Nullable Object> attributes) {
        Row parent = attributes.get("parent_id") instanceof Long above ? made.get(above) : null;
        if (parent == null) {
            failures.record("group", id, "GroupTree", new RecordError("StandardError", "Parent group not found"));
            return Optional.empty();
        }
        long wanted = attributes.get("visibility_level") instanceof Long level ? level : 0;
        try {
            return Optional.of(new Groups(instance).create(
                    importer, parent, Objects.toString(attributes.get("name"), ""), Objects.toString(attributes.get("path"), ""),
                    Map.of("visibility_level", Math.min(wanted, parent.number("visibility_level")))));
        } catch (ApiError e) {
            failures.record("group", id, "GroupTree", new RecordError("ActiveRecord::RecordInvalid", String.valueOf(e.body())));
            return Optional.empty();
        }
    }

    private void fill(Row group, Long id, Map<String, @Nullable Object> attributes, TreeFiles tree) throws IOException {
        for (Attribute attribute : RelationTree.GROUP.attributes()) {
            if (!OF_REQUEST.contains(attribute.name()) && attributes.get(attribute.name()) != null) {
                group.set(attribute.column(), attribute.cast(attributes.get(attribute.name())));
            }
        }
        String folder = "groups/" + id + "/";
        UserMapping users = new MemberRestorer(instance, group, false, importer).restore(tree.lines(folder + "members.ndjson"));
        List<Row> lineage = Namespaces.groupAndAncestors(instance.db(), group);
        ImportContext context = new ImportContext(instance, group, false, importer, users, lineage, true, failures);
        RelationImporter importing = new RelationImporter(context, RelationTree.GROUP);
        for (Relation relation : RelationTree.GROUP.topLevel()) {
            boolean own = relation.link() instanceof Link.Embedded || relation.name().equals("members");
            if (!own && Editions.has(instance, relation)) {
                importing.importLines(relation, tree.lines(folder + relation.name() + ".ndjson"), line -> true);
            }
        }
    }
}
