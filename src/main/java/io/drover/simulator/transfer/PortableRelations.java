package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What the relations of a project or group consist of when they are exported one by one: rows of the tree as {@code <relation>.ndjson.gz}, the owner's own
 * attributes as {@code self.json.gz}, files as {@code <relation>.tar.gz} (app/models/bulk_imports/file_transfer). Members are not among them.
 */
final class PortableRelations {
    private static final String SELF = "self";
    private static final String UPLOADS = "uploads";
    private static final String LFS_OBJECTS = "lfs_objects";
    private static final String REPOSITORY = "repository";
    private static final String DESIGN = "design";
    private static final Set<String> SKIPPED = Set.of("project_members", "members");

    private final Instance instance;
    private final Row owner;
    private final boolean project;
    private final RelationTree tree;
    private final RecordWriter records;

    PortableRelations(Instance instance, Row owner, boolean project) {
        this.instance = instance;
        this.owner = owner;
        this.project = project;
        this.tree = project ? RelationTree.PROJECT : RelationTree.GROUP;
        this.records = new RecordWriter(instance, tree, project ? new ProjectValues(instance, owner) : new GroupArchive(instance, owner));
    }

    List<String> names() {
        Stream<String> ofTree = tree.topLevel().stream().map(Relation::name).filter(name -> !SKIPPED.contains(name));
        Stream<String> files = project ? Stream.of(UPLOADS, LFS_OBJECTS, REPOSITORY, DESIGN) : Stream.of(UPLOADS);
        return Stream.of(ofTree, files, Stream.of(SELF)).flatMap(s -> s).toList();
    }

    /** Whether it is a list, and so can be cut into batches. */
    boolean batchable(String name) {
        return switch (name) {
            case SELF, REPOSITORY, DESIGN -> false;
            case UPLOADS, LFS_OBJECTS -> true;
            default -> !tree.relation(name).one() && !tree.relation(name).table().isEmpty();
        };
    }

    /** What there is to export, in order: rows, or files of the uploads. */
    List<Object> objects(String name) throws IOException {
        return switch (name) {
            case SELF -> List.of(owner);
            case UPLOADS -> new ArrayList<>(uploads());
            case LFS_OBJECTS -> new ArrayList<>(instance.db().table("lfs_objects_projects").where("project_id", owner.id()));
            case REPOSITORY -> hasCommits() ? List.of(owner) : List.of();
            case DESIGN -> List.of();
            default -> rows(tree.relation(name));
        };
    }

    private List<Object> rows(Relation relation) {
        boolean dropped = relation.table().isEmpty() || !Editions.has(instance, relation) || (relation.name().equals("push_rule") && groupHasPushRule());
        return dropped ? List.of() : new ArrayList<>(records.rows(project ? Link.Parent.project(owner) : Link.Parent.group(owner), relation));
    }

    /** Where a group above has push rules, the project's own do not travel (doc/user/group/import/migrated_items.md). */
    private boolean groupHasPushRule() {
        return Namespaces.groupsOf(instance.db(), owner).stream().anyMatch(group -> instance.db().table("push_rules").first("group_id", group.id()).isPresent());
    }

    private boolean hasCommits() {
        return instance.hasRepository(owner) && !Command.require("refs", instance.repository(owner), "git", "for-each-ref", "--count=1").isBlank();
    }

    private List<Path> uploads() throws IOException {
        Path work = instance.uploads(owner);
        List<Path> files = new ArrayList<>();
        for (Path folder : project ? Uploads.children(work) : List.<Path>of()) {
            boolean avatar = Uploads.name(folder).equals("avatar");
            Uploads.children(folder).stream().filter(file -> !avatar || Uploads.name(file).equals(owner.get("avatar"))).forEach(files::add);
        }
        return files;
    }

    /** Writes {@code objects} as the file that is downloaded. */
    Path write(String name, List<Object> objects, Path directory) throws IOException {
        Files.createDirectories(directory);
        return switch (name) {
            case SELF -> lines(directory.resolve("self.json.gz"), List.of(attributes()));
            case UPLOADS -> packed(name, directory, work -> {
                for (Object file : objects) {
                    Uploads.copy((Path) file, work.resolve(instance.uploads(owner).relativize((Path) file)));
                }
            });
            case LFS_OBJECTS -> packed(name, directory, work -> lfsObjects(objects, work));
            case REPOSITORY -> packed(name, directory, work -> Bundles.write(instance.repository(owner), work.resolve("repository.bundle")));
            case DESIGN -> packed(name, directory, work -> {});
            default -> {
                Relation relation = tree.relation(name);
                yield lines(directory.resolve(name + ".ndjson.gz"), objects.stream().map(row -> records.write((Row) row, relation)).toList());
            }
        };
    }

    private Map<String, @Nullable Object> attributes() {
        Map<String, @Nullable Object> attributes = records.attributes(owner, tree.attributes());
        if (project && attributes.get("default_branch") == null && instance.hasRepository(owner)) {
            attributes.put("default_branch", Bundles.defaultBranch(instance.repository(owner)).orElse(null));
        }
        return attributes;
    }

    private static Path lines(Path file, List<Map<String, @Nullable Object>> lines) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (Map<String, @Nullable Object> line : lines) {
                out.write((RailsJson.write(line) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private void lfsObjects(List<Object> links, Path work) throws IOException {
        Map<String, List<@Nullable Long>> types = new TreeMap<>();
        for (Object link : links) {
            String oid = instance.db().table("lfs_objects").byId(((Row) link).number("lfs_object_id")).orElseThrow().text("oid");
            Long type = ((Row) link).numberOrNull("repository_type");
            types.computeIfAbsent(oid, o -> new ArrayList<>()).add(type == null ? 0 : type);
            if (Files.exists(instance.lfsObject(oid))) {
                Uploads.copy(instance.lfsObject(oid), work.resolve(oid));
            }
        }
        Files.writeString(work.resolve("lfs_objects.json"), RailsJson.write(new LinkedHashMap<>(types)));
    }

    /** What fills the directory that is packed. */
    @FunctionalInterface
    private interface Filling {
        void into(Path work) throws IOException;
    }

    private static Path packed(String name, Path directory, Filling filling) throws IOException {
        Path work = Files.createDirectories(directory.resolve(name));
        filling.into(work);
        Path archive = directory.resolve(name + ".tar.gz");
        Tarball.pack(work, archive);
        Tarball.delete(work);
        return archive;
    }

    /** The relation of this name, where there is one. */
    Optional<String> named(String name) {
        return names().stream().filter(name::equals).findFirst();
    }
}
