package io.drover.run;

import io.drover.connector.RelationImporter;
import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.plan.Plan;
import io.drover.run.step.ArchiveOrigin;
import io.drover.run.step.ImportProject;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.LfsObjects;
import io.drover.run.step.PushRepository;
import io.drover.run.step.SliceArchive;
import io.drover.run.step.SourceProject;
import io.drover.run.step.Worksite;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * By export archive, where the whole of it is too large: an archive without Git, LFS and what is most makes the project, the repository is pushed,
 * and issues, merge requests and pipelines follow in slices. Merge requests come after the repository, because GitLab makes the branches of those
 * that came from forks out of their commits (lib/gitlab/import_export/merge_request_parser.rb).
 */
final class SlicedTransfer implements Way {
    /** Milestones are few and go with the base: releases and boards name them. */
    private static final Set<Relation> SLICED = Set.of(Relations.ISSUES, Relations.MERGE_REQUESTS, Relations.CI_PIPELINES);

    private final Worksite site;
    private Optional<Cut> cut = Optional.empty();

    SlicedTransfer(Worksite site) {
        this.site = site;
    }

    /** What was fetched, and the pieces it was cut into. */
    private record Cut(SliceArchive archive, SliceArchive.Result pieces) {}

    @Override
    public List<Long> fetch(Journey journey, SourceProject from, ItemFiles files) throws Exception {
        ArchiveOrigin origin = new ArchiveFetch(site).fetch(journey, from.owner(), files);
        journey.lane(Lane.TRANSFER);
        SliceArchive archive = new SliceArchive(origin, SLICED, SliceArchive.Purpose.TRANSFER);
        Cut made = new Cut(archive, journey.step(StepNames.SLICE_FOR_TRANSFER, SliceArchive.Result.class, () -> archive.run(site, from.owner(), files)));
        cut = Optional.of(made);
        return made.pieces().guests();
    }

    @Override
    public long bring(Journey journey, Plan.Item item, SourceProject from, ItemFiles files) throws Exception {
        SliceArchive archive = cut.orElseThrow().archive();
        return new ProjectImport(site).start(journey, item, () -> ImportProject.start(site, from, item.to(), () -> archive.base(site, from.owner(), files)));
    }

    @Override
    public Owner arrive(Journey journey, Plan.Item item, SourceProject from, long projectId, ItemFiles files) throws Exception {
        return new ProjectImport(site).finish(journey, item, projectId);
    }

    @Override
    public List<Long> settle(Journey journey, Owner from, Owner to, ItemFiles files, boolean fresh) throws Exception {
        journey.step(StepNames.LFS, LfsObjects.Result.class, () -> PushRepository.lfs(site, from, to, files));
        journey.step("push the default branch", () -> PushRepository.defaultBranch(site, from, to, files));
        journey.step("push the repository", () -> PushRepository.push(site, from, to, files));
        RelationRepair relations = new RelationRepair(site);
        if (cut.isEmpty()) {
            return relations.run(journey, from, to, files, Set.copyOf(RelationImporter.RELATIONS));
        }
        relations.bring(journey, from, to, files, cut.get().archive(), cut.get().pieces());
        return List.of();
    }

    @Override
    public Method method() {
        return Method.FILE_TRANSFER_IN_SLICES;
    }
}
