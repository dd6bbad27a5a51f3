package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts what came relation by relation into a project or group, by the rules of an archive's import but with other people: whoever calls says who stands for a
 * user of the source, and nobody's name is written into texts.
 */
public final class RelationRestore {
    private final Instance instance;
    private final Row owner;
    private final RelationTree tree;
    private final RelationImporter importer;

    /** A record inside a record that was left out. */
    @FunctionalInterface
    public interface Inner {
        void lost(String relation, String exceptionClass, String message);
    }

    private RelationRestore(Instance instance, Row owner, boolean project, Row importer, LongUnaryOperator people, Inner inner) {
        this.instance = instance;
        this.owner = owner;
        this.tree = project ? RelationTree.PROJECT : RelationTree.GROUP;
        List<Row> groups = project ? Namespaces.groupsOf(instance.db(), owner) : Namespaces.groupAndAncestors(instance.db(), owner);
        boolean privileged = importer.flag("admin")
                || (!groups.isEmpty() && new Access(instance).inNamespace(importer, groups.getLast()) >= Levels.OWNER);
        FailureLog log = (relation, line, source, error) -> inner.lost(relation, exceptionClass(error), String.valueOf(error.getMessage()));
        ImportContext context = new ImportContext(instance, owner, project, importer, new Contributors(people), groups, privileged, log);
        this.importer = new RelationImporter(context, tree);
    }

    public static RelationRestore project(Instance instance, Row project, Row importer, LongUnaryOperator people, Inner inner) {
        return new RelationRestore(instance, project, true, importer, people, inner);
    }

    public static RelationRestore group(Instance instance, Row group, Row importer, LongUnaryOperator people, Inner inner) {
        return new RelationRestore(instance, group, false, importer, people, inner);
    }

    private record Contributors(LongUnaryOperator people) implements UserMapping {
        @Override
        public boolean includes(@Nullable Object sourceId) {
            return true;
        }

        @Override
        public @Nullable Object userFor(@Nullable Object sourceId) {
            return sourceId instanceof Long id ? (Object) people.applyAsLong(id) : null;
        }
    }

    /** Whether this relation is one here at all: Community Edition does not know all of them. */
    public static boolean knows(Instance instance, boolean project, String relation) {
        return Editions.has(instance, (project ? RelationTree.PROJECT : RelationTree.GROUP).relation(relation));
    }

    /**
     * Builds and saves one record.
     *
     * @throws RestoreException when it cannot be built or saved
     */
    public void record(String relation, Object record, int index) {
        Relation of = tree.relation(relation);
        try {
            if (of.link() instanceof Link.Embedded) {
                embed(of, record);
            } else {
                importer.importLine(of, record, index);
            }
        } catch (RecordError e) {
            throw new RestoreException(e.exceptionClass(), String.valueOf(e.getMessage()));
        }
    }

    /** Settings that are columns of the project or group. */
    private void embed(Relation relation, Object record) {
        Map<?, ?> values = record instanceof Map<?, ?> map ? map : Map.of();
        for (Attribute attribute : relation.attributes()) {
            boolean own = attribute.name().equals("project_id") || attribute.name().endsWith("_at");
            if (!own && values.containsKey(attribute.name())) {
                owner.set(attribute.column(), attribute.cast(values.get(attribute.name())));
            }
        }
    }

    /** A project's own attributes, with its visibility capped. Its repository is there already. */
    public void projectAttributes(Map<String, @Nullable Object> attributes) {
        new ProjectAttributes(instance, owner).apply(attributes, Map.of());
    }

    /** When all is there: the default branch is the one the attributes name, and protected like any new project's unless rules came for it. */
    public void finishProject() {
        new ProjectAttributes(instance, owner).settleDefaultBranch();
    }

    public void repository(Path bundle) {
        restoring(() -> Bundles.restore(bundle, instance.repository(owner)));
    }

    /**
     * Restores attachments and the avatar.
     *
     * @param directory with {@code <secret>/<file>} and {@code avatar/<file>}
     */
    public void uploads(Path directory) throws IOException {
        Path work = Files.createTempDirectory(instance.temporary(), "uploads-");
        try {
            Path files = Files.move(directory, work.resolve("uploads"));
            if (Files.isDirectory(files.resolve("avatar"))) {
                Files.move(files.resolve("avatar"), work.resolve("avatar"));
                restoring(() -> Uploads.restoreAvatar(instance, owner, work));
            }
            Uploads.restore(instance, owner, work);
        } finally {
            Tarball.delete(work);
        }
    }

    /**
     * Restores LFS objects.
     *
     * @param directory with files named by their digest and {@code lfs_objects.json}
     */
    public void lfsObjects(Path directory) throws IOException {
        Path work = Files.createTempDirectory(instance.temporary(), "lfs-");
        try {
            Path files = Files.move(directory, work.resolve("lfs-objects"));
            if (Files.isRegularFile(files.resolve("lfs_objects.json"))) {
                Files.move(files.resolve("lfs_objects.json"), work.resolve("lfs-objects.json"));
            }
            restoring(() -> LfsObjects.restore(instance, owner, work));
        } finally {
            Tarball.delete(work);
        }
    }

    /** Something that reads files. */
    @FunctionalInterface
    private interface Restoring<E extends Exception> {
        void run() throws E;
    }

    private static <E extends Exception> void restoring(Restoring<E> work) throws E {
        try {
            work.run();
        } catch (TransferException e) {
            throw new RestoreException("StandardError", String.valueOf(e.getMessage()));
        }
    }

    private static String exceptionClass(RuntimeException error) {
        return error instanceof RecordError known ? known.exceptionClass() : "StandardError";
    }
}
