package io.drover.run;

import io.drover.archive.Slice;
import io.drover.connector.RelationImporter;
import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.run.step.ArchiveOrigin;
import io.drover.run.step.ImportSlice;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.Pace;
import io.drover.run.step.RepairRelations;
import io.drover.run.step.RepairRelations.Counts;
import io.drover.run.step.SliceArchive;
import io.drover.run.step.Worksite;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Fills gaps that an import or a direct transfer left: issues, merge requests, milestones and pipelines that the destination lacks are imported
 * on their own. What arrived is never touched, because GitLab leaves alone whatever iid it has.
 */
record RelationRepair(Worksite site) {
    /**
     * For a project that came without an archive; one is fetched only when something is missing.
     *
     * @param relations to look at
     * @return source ids of people who became members for it
     */
    List<Long> run(Journey journey, Owner from, Owner to, ItemFiles files, Set<Relation> relations) throws Exception {
        Optional<Counts> gaps = gaps(journey, from, to, relations);
        if (gaps.isEmpty()) {
            return List.of();
        }
        ArchiveOrigin origin = new ArchiveFetch(site).fetch(journey, from, files);
        return repair(journey, from, to, files, origin, gaps.get());
    }

    /** For a project that came with an archive, which is on this machine or can be had again. */
    List<Long> run(Journey journey, Owner from, Owner to, ItemFiles files, ArchiveOrigin origin) throws Exception {
        Optional<Counts> gaps = gaps(journey, from, to, Set.copyOf(RelationImporter.RELATIONS));
        return gaps.isEmpty() ? List.of() : repair(journey, from, to, files, origin, gaps.get());
    }

    /** Empty when nothing is missing, or cannot be helped. */
    private Optional<Counts> gaps(Journey journey, Owner from, Owner to, Set<Relation> relations) throws Exception {
        if (!RepairRelations.possible(site)) {
            return Optional.empty();
        }
        Counts counts = count(journey, from, to, relations);
        return counts.gaps().isEmpty() ? Optional.empty() : Optional.of(counts);
    }

    private Counts count(Journey journey, Owner from, Owner to, Set<Relation> relations) throws Exception {
        return journey.step(StepNames.COUNT_ARRIVED, Counts.class, () -> RepairRelations.count(site, from, to, relations));
    }

    private List<Long> repair(Journey journey, Owner from, Owner to, ItemFiles files, ArchiveOrigin origin, Counts before) throws Exception {
        journey.lane(Lane.TRANSFER);
        SliceArchive archive = new SliceArchive(origin, Set.copyOf(before.gaps()), SliceArchive.Purpose.REPAIR);
        SliceArchive.Result pieces = journey.step(StepNames.SLICE_FOR_REPAIR, SliceArchive.Result.class, () -> archive.run(site, from, files));
        bring(journey, from, to, files, archive, pieces, before);
        return pieces.guests();
    }

    /** For a project of which only the base has come. */
    void bring(Journey journey, Owner from, Owner to, ItemFiles files, SliceArchive archive, SliceArchive.Result pieces) throws Exception {
        bring(journey, from, to, files, archive, pieces, count(journey, from, to, archive.relations()));
    }

    /** Imports every slice, one after the other, and counts what arrived. */
    private void bring(Journey journey, Owner from, Owner to, ItemFiles files, SliceArchive archive, SliceArchive.Result pieces, Counts before)
            throws Exception {
        journey.lane(Lane.IMPORT);
        long newest = journey.step(StepNames.NEWEST_RELATION_IMPORT, Long.class, () -> ImportSlice.newest(site, to));
        for (Relation relation : RelationImporter.RELATIONS) {
            for (Slice slice : pieces.of(relation)) {
                newest = bring(journey, from, to, files, archive, slice, newest);
            }
        }
        journey.lane(Lane.COMPLEMENT);
        journey.step(
                StepNames.REPAIRED, RepairRelations.Result.class, () -> RepairRelations.result(site, from, to, archive.relations(), before, pieces));
    }

    /** Returns the id of the import. */
    private long bring(Journey journey, Owner from, Owner to, ItemFiles files, SliceArchive archive, Slice slice, long after) throws Exception {
        journey.poll(
                StepNames.SLICE_FREE + slice, site.pace().ask(), Pace.LONGEST_RELATION_IMPORT, Boolean.class, () -> ImportSlice.free(site, to, after, slice));
        if (site.pace().destinationLimits()) {
            // whether GitLab counts it with the imports of projects is not documented; it costs it as much
            journey.permit("may import " + slice, Pace.PROJECT_IMPORT, site.destinationUser());
        }
        ImportSlice.Started started = journey.step(
                StepNames.SLICE + slice, ImportSlice.Started.class, () -> ImportSlice.start(site, archive, from, to, after, slice, files));
        journey.poll(
                StepNames.SLICE_IMPORTED + slice,
                site.pace().ask(),
                Pace.LONGEST_RELATION_IMPORT,
                Boolean.class,
                () -> ImportSlice.finished(site, to, slice, started.id()));
        return started.id();
    }
}
