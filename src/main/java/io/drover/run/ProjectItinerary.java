package io.drover.run;

import io.drover.connector.Packages;
import io.drover.engine.Itinerary;
import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.Scope;
import io.drover.plan.Plan;
import io.drover.run.step.ArchivedFlag;
import io.drover.run.step.Complement;
import io.drover.run.step.CopyImages;
import io.drover.run.step.CopyPackages;
import io.drover.run.step.EnsureNamespace;
import io.drover.run.step.Export;
import io.drover.run.step.Fingerprint;
import io.drover.run.step.Freeze;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.LookAtProject;
import io.drover.run.step.Losses;
import io.drover.run.step.Memberships;
import io.drover.run.step.Pace;
import io.drover.run.step.PushMissing;
import io.drover.run.step.RunProblem;
import io.drover.run.step.SourceProject;
import io.drover.run.step.Worksite;
import java.util.List;
import java.util.stream.Stream;

/** A project, from the first look to the seal. Read it from top to bottom: that is the order things happen in. */
final class ProjectItinerary implements Itinerary {
    static final String KIND = "project";

    private final Worksite site;

    ProjectItinerary(Worksite site) {
        this.site = site;
    }

    private Way way(Plan.Item item) {
        return switch (item.method()) {
            case DIRECT_TRANSFER -> new DirectTransfer(site);
            case FILE_TRANSFER -> new FileTransfer(site);
            case FILE_TRANSFER_IN_SLICES -> new SlicedTransfer(site);
            case REPOSITORY_ONLY -> new RepositoryPush(site);
            default -> throw RunProblem.METHOD_NOT_AVAILABLE.exception("the plan says " + item.method().words(), item.from().value());
        };
    }

    @Override
    public void travel(Journey journey) throws Exception {
        Plan.Item item = journey.payload(Plan.Item.class);
        ItemFiles files = ItemFiles.of(site, journey.item());
        Way way = way(item);

        if (site.pace().sourceLimits()) {
            journey.permit("may look", Pace.PROJECT_LOOK, site.sourceUser());
        }
        SourceProject from = journey.step(StepNames.LOOK, SourceProject.class, () -> LookAtProject.source(site, item));
        LookAtProject.Before before =
                journey.step("look at the destination", LookAtProject.Before.class, () -> LookAtProject.destination(site, item, from));
        boolean freezes = item.freeze() && !from.archived();
        if (freezes) {
            // Nobody's project is made read-only for an import that may never begin.
            awaitGroup(journey, item);
            journey.undo(Freeze.UNDO, Undo.UNFREEZE, Undo.path(from.path()));
            journey.step("freeze the source", () -> Freeze.run(site, from));
        }
        List<Long> guests = before.free() ? way.fetch(journey, from, files) : List.of();
        if (!freezes) {
            awaitGroup(journey, item);
        }
        long projectId = before.free() ? way.bring(journey, item, from, files) : before.id();
        Owner to = way.arrive(journey, item, from, projectId, files);

        journey.lane(Lane.COMPLEMENT);
        boolean archived = before.free() ? from.archived() : before.archived();
        journey.step("open for writing", Boolean.class, () -> ArchivedFlag.set(site, item.to(), to.id(), false));
        List<Long> more = way.settle(journey, from.owner(), to, files, before.free());
        journey.step("push what is missing", PushMissing.Result.class, () -> PushMissing.run(site, from.owner(), to, files));
        for (Relation relation : Complement.needed(site, Scope.PROJECT, way.method())) {
            journey.step(
                    StepNames.COMPLEMENT + relation.id(), Complement.Result.class, () -> Complement.run(site, relation, from.owner(), to, false));
        }
        NewTokens.make(journey, site, from.owner(), to, false);
        for (String name : journey.step(StepNames.IMAGE_NAMES, CopyImages.Names.class, () -> CopyImages.names(site, from.owner())).all()) {
            journey.step(StepNames.IMAGES + name, CopyImages.Result.class, () -> CopyImages.run(site, from.owner(), to, name, files));
        }
        for (Packages.Name name : journey.step(StepNames.PACKAGE_NAMES, CopyPackages.Names.class, () -> CopyPackages.names(site, from.owner())).all()) {
            journey.step(StepNames.PACKAGES + name, CopyPackages.Result.class, () -> CopyPackages.run(site, from.owner(), to, name, files));
        }
        journey.step(StepNames.LOSSES, Losses.class, () -> new Losses(Complement.losses(site, from.owner(), way.method())));
        journey.step("set the archived flag", Boolean.class, () -> ArchivedFlag.set(site, item.to(), to.id(), archived));
        // Last of the writes: taking the importing user out may take away the right to write.
        journey.step(StepNames.MEMBERS, Memberships.Result.class, () -> Memberships.exactly(site, from.owner(), to, Stream.concat(guests.stream(), more.stream()).toList()));
        journey.step("clean files", () -> Export.clean(files));
        journey.releaseFiles();
        journey.step(StepNames.SEAL, Fingerprint.class, () -> Fingerprint.project(site.destination(), item.to()));
    }

    /** Groups have items of their own; what only reads the source need not wait for them. */
    private void awaitGroup(Journey journey, Plan.Item item) throws Exception {
        journey.turn("wait for the groups");
        journey.step("find the group", Long.class, () -> EnsureNamespace.run(site, item.to()));
    }
}
