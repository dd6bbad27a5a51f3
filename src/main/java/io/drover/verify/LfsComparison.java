package io.drover.verify;

import io.drover.connector.Connector;
import io.drover.connector.Repositories.Kind;
import io.drover.connector.Repositories.LfsObject;
import io.drover.model.Owner;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * LFS objects: the pointers are found in a fresh mirror of the source, then each instance is asked which objects it does not have
 * (doc/topics/git/lfs/_index.md). An instance has no list of them.
 */
final class LfsComparison {
    private final Connector source;
    private final Connector destination;
    private final LfsPointers pointers;
    private final Path scratch;

    LfsComparison(Connector source, Connector destination, LfsPointers pointers, Path scratch) {
        this.source = source;
        this.destination = destination;
        this.pointers = pointers;
        this.scratch = scratch;
    }

    /** Pointers of the source's repository, found by mirroring it. */
    List<LfsObject> objects(Owner owner) {
        Path mirror = scratch.resolve("lfs-" + UUID.randomUUID() + ".git");
        try {
            source.repositories().mirror(owner, new Kind.ProjectRepository(), mirror);
            return Files.isDirectory(mirror) ? pointers.in(mirror) : List.of();
        } finally {
            Scratch.delete(mirror);
        }
    }

    void readSource(Owner owner, List<LfsObject> objects, Consumer<RelationRecord> sink) {
        Set<String> absent = missing(source, owner, objects);
        objects.forEach(o -> sink.accept(record(o, absent.contains(o.oid()))));
    }

    void readDestination(Owner owner, List<LfsObject> objects, Consumer<RelationRecord> sink) {
        Set<String> absent = missing(destination, owner, objects);
        objects.stream().filter(o -> !absent.contains(o.oid())).forEach(o -> sink.accept(record(o, false)));
    }

    private static Set<String> missing(Connector connector, Owner owner, List<LfsObject> objects) {
        return objects.isEmpty() ? Set.of() : new HashSet<>(connector.repositories().missingLfsObjects(owner, objects));
    }

    private static RelationRecord record(LfsObject object, boolean absent) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode().put("size", object.size());
        if (absent) {
            fields.put(SideReader.ABSENT, true);
        }
        return new RelationRecord(Relations.LFS_OBJECTS, object.oid(), fields, List.of());
    }
}
