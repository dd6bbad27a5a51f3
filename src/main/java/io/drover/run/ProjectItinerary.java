package io.drover.run;

import io.drover.connector.ArchiveExporter.Download;
import io.drover.connector.Packages;
import io.drover.engine.Itinerary;
import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.Scope;
import io.drover.plan.Plan;
import io.drover.run.step.ArchivedFlag;
import io.drover.run.step.CheckLfs;
import io.drover.run.step.Complement;
import io.drover.run.step.CopyImages;
import io.drover.run.step.CopyPackages;
import io.drover.run.step.EnsureNamespace;
import io.drover.run.step.Export;
import io.drover.run.step.Fingerprint;
import io.drover.run.step.Freeze;
import io.drover.run.step.ImportProject;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.LookAtProject;
import io.drover.run.step.Losses;
import io.drover.run.step.Memberships;
import io.drover.run.step.Pace;
import io.drover.run.step.PushMissing;
import io.drover.run.step.RewriteUsers;
import io.drover.run.step.SourceProject;
import io.drover.run.step.Worksite;
import java.time.Duration;
import java.util.List;

/** A project by file transfer, from the first look to the seal. Read it from top to bottom: that is the order things happen in. */
final class ProjectItinerary implements Itinerary {
    static final String KIND = "project";
    /** How long a deletion of our own half-imported project may take. */
    private static final Duration LONGEST_DELETION = Duration.ofHours(1);

    private final Worksite site;

    ProjectItinerary(Worksite site) {
        this.site = site;
    }

    @Override
    public void travel(Journey journey) throws Exception {
        Plan.Item item = journey.payload(Plan.Item.class);
        ItemFiles files = ItemFiles.of(site, journey.item());

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
        List<Long> guests = before.free() ? fetch(journey, from.owner(), files) : List.of();
        if (!freezes) {
            awaitGroup(journey, item);
        }
        long projectId = before.free() ? bring(journey, item, from, files) : before.id();
        ImportProject.Finished imported = journey.poll(
                StepNames.IMPORTED,
                site.pace().ask(),
                Pace.LONGEST_IMPORT,
                ImportProject.Finished.class,
                () -> ImportProject.finished(site, projectId, item.to()));

        journey.lane(Lane.COMPLEMENT);
        Owner to = imported.owner(item.to());
        boolean archived = before.free() ? from.archived() : before.archived();
        journey.step("open for writing", Boolean.class, () -> ArchivedFlag.set(site, item.to(), to.id(), false));
        if (before.free()) {
            journey.step(StepNames.LFS, CheckLfs.Result.class, () -> CheckLfs.run(site, from.owner(), to, files));
        }
        journey.step("push what is missing", PushMissing.Result.class, () -> PushMissing.run(site, from.owner(), to, files));
        for (Relation relation : Complement.needed(site, Scope.PROJECT, true)) {
            journey.step(
                    StepNames.COMPLEMENT + relation.id(), Complement.Result.class, () -> Complement.run(site, relation, from.owner(), to, false));
        }
        for (String name : journey.step(StepNames.IMAGE_NAMES, CopyImages.Names.class, () -> CopyImages.names(site, from.owner())).all()) {
            journey.step(StepNames.IMAGES + name, CopyImages.Result.class, () -> CopyImages.run(site, from.owner(), to, name, files));
        }
        for (Packages.Name name : journey.step(StepNames.PACKAGE_NAMES, CopyPackages.Names.class, () -> CopyPackages.names(site, from.owner())).all()) {
            journey.step(StepNames.PACKAGES + name, CopyPackages.Result.class, () -> CopyPackages.run(site, from.owner(), to, name, files));
        }
        journey.step(StepNames.LOSSES, Losses.class, () -> new Losses(Complement.losses(site, from.owner(), true)));
        journey.step("set the archived flag", Boolean.class, () -> ArchivedFlag.set(site, item.to(), to.id(), archived));
        // Last of the writes: taking the importing user out may take away the right to write.
        journey.step(StepNames.MEMBERS, Memberships.Result.class, () -> Memberships.exactly(site, from.owner(), to, guests));
        journey.step("clean files", () -> Export.clean(files));
        journey.step(StepNames.SEAL, Fingerprint.class, () -> Fingerprint.project(site.destination(), item.to()));
    }

    /** Groups have items of their own; what only reads the source need not wait for them. */
    private void awaitGroup(Journey journey, Plan.Item item) throws Exception {
        journey.turn("wait for the groups");
        journey.step("find the group", Long.class, () -> EnsureNamespace.run(site, item.to()));
    }

    /** Leaves an archive fit for the destination. Returns the source ids of people who become members for the import only. */
    private List<Long> fetch(Journey journey, Owner owner, ItemFiles files) throws Exception {
        journey.lane(Lane.EXPORT);
        if (site.pace().sourceLimits()) {
            journey.permit("may export", Pace.PROJECT_EXPORT, site.sourceUser());
        }
        journey.step(StepNames.EXPORT, () -> Export.start(site, owner));
        journey.poll(StepNames.EXPORTED, site.pace().ask(), Pace.LONGEST_EXPORT, Boolean.class, () -> Export.ready(site, owner));
        if (site.pace().sourceLimits()) {
            String namespace = owner.fullPath().parent().map(Object::toString).orElse("");
            journey.permit("may download", Pace.PROJECT_DOWNLOAD, site.sourceUser() + " " + namespace);
        }
        journey.step(StepNames.DOWNLOAD, Download.class, () -> Export.download(site, owner, files));

        journey.lane(Lane.TRANSFER);
        return journey.step(StepNames.REWRITE, RewriteUsers.Rewritten.class, () -> RewriteUsers.run(site, owner, files)).guests();
    }

    /** Returns the new project's id. */
    private long bring(Journey journey, Plan.Item item, SourceProject from, ItemFiles files) throws Exception {
        journey.lane(Lane.IMPORT);
        journey.undo(ImportProject.UNDO, Undo.DELETE_PROJECT, Undo.path(item.to()));
        journey.poll(StepNames.PATH_FREE, site.pace().ask(), LONGEST_DELETION, Boolean.class, () -> ImportProject.clear(site, item.to()));
        if (site.pace().destinationLimits()) {
            journey.permit("may import", Pace.PROJECT_IMPORT, site.destinationUser());
        }
        return journey.step(StepNames.IMPORT, ImportProject.Started.class, () -> ImportProject.start(site, from, item.to(), files)).projectId();
    }
}
