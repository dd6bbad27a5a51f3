package io.drover.run.step;

import io.drover.archive.Slice;
import io.drover.connector.RelationImporter;
import io.drover.connector.RelationImporter.Import;
import io.drover.connector.RelationImporter.Status;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Puts rows of one relation into a project that is there. Sending them twice does no harm, because what has arrived is left alone; but only one
 * import may be under way, so an earlier try of ours is waited for.
 */
public final class ImportSlice {
    private ImportSlice() {}

    /** @param adopted an earlier try that was cut off had started it */
    public record Started(long id, boolean adopted) {}

    /** The newest import of the project before ours. */
    public static long newest(Worksite site, Owner to) {
        return site.destination().relationImporter().newest(to.id()).orElse(0);
    }

    /** True when none is under way. */
    public static Optional<Boolean> free(Worksite site, Owner to, long after, Slice slice) {
        List<Import> all = site.destination().relationImporter().imports(to.id());
        boolean busy = all.stream().anyMatch(i -> !i.status().ended() && !ours(i, after, slice));
        return busy ? Optional.empty() : Optional.of(true);
    }

    /** @param after id of the newest import before this slice: any later one of its relation is an earlier try */
    public static Started start(Worksite site, SliceArchive slices, Owner from, Owner to, long after, Slice slice, ItemFiles files) {
        RelationImporter importer = site.destination().relationImporter();
        Optional<Import> ours = importer.imports(to.id()).stream().filter(i -> ours(i, after, slice)).max(Comparator.comparingLong(Import::id));
        if (ours.isPresent()) {
            return new Started(ours.get().id(), true);
        }
        FullPath path = to.fullPath();
        return new Started(importer.start(slices.file(site, from, files, slice), path, Complement.projectRelation(slice.relation()).orElseThrow()), false);
    }

    private static boolean ours(Import there, long after, Slice slice) {
        return there.id() > after && there.relation().equals(slice.relation()) && there.status() != Status.FAILED;
    }

    /** Empty while the destination is at it. @throws io.drover.problem.ProblemException {@code RELATION_IMPORT_FAILED} */
    public static Optional<Boolean> finished(Worksite site, Owner to, Slice slice, long id) {
        Status status = site.destination().relationImporter().imports(to.id()).stream()
                .filter(i -> i.id() == id)
                .findFirst()
                .map(Import::status)
                .orElse(Status.STARTED);
        if (status == Status.FAILED) {
            throw RunProblem.RELATION_IMPORT_FAILED.exception(slice.rows() + " rows of " + slice.relation() + " from row " + slice.first() + " on", to.fullPath().value());
        }
        return status == Status.FINISHED ? Optional.of(true) : Optional.empty();
    }

    public static PlannedWrite preview(FullPath to) {
        return new PlannedWrite(
                "destination", "import issues, merge requests and pipelines into " + to + ", slice by slice", "POST /projects/import-relation", List.of("file", "path", "relation"));
    }
}
