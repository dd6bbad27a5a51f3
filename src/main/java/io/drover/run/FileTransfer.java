package io.drover.run;

import io.drover.connector.ArchiveExporter.Download;
import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.plan.Plan;
import io.drover.run.step.CheckLfs;
import io.drover.run.step.Export;
import io.drover.run.step.ImportProject;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.LfsObjects;
import io.drover.run.step.Pace;
import io.drover.run.step.RewriteUsers;
import io.drover.run.step.SourceProject;
import io.drover.run.step.Worksite;
import java.time.Duration;
import java.util.List;

/** By export archive: exported, downloaded, its people rewritten, imported. */
record FileTransfer(Worksite site) implements Way {
    /** How long a deletion of our own half-imported project may take. */
    private static final Duration LONGEST_DELETION = Duration.ofHours(1);

    @Override
    public List<Long> fetch(Journey journey, SourceProject from, ItemFiles files) throws Exception {
        Owner owner = from.owner();
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
        journey.holdFiles();
        journey.poll(
                StepNames.DOWNLOAD, site.pace().ask(), Pace.LONGEST_EXPORT, Download.class, () -> Export.downloadOrExportAgain(site, owner, files));

        journey.lane(Lane.TRANSFER);
        return journey.step(StepNames.REWRITE, RewriteUsers.Rewritten.class, () -> RewriteUsers.run(site, owner, files)).guests();
    }

    @Override
    public long bring(Journey journey, Plan.Item item, SourceProject from, ItemFiles files) throws Exception {
        journey.lane(Lane.IMPORT);
        journey.undo(ImportProject.UNDO, Undo.DELETE_PROJECT, Undo.path(item.to()));
        journey.poll(StepNames.PATH_FREE, site.pace().ask(), LONGEST_DELETION, Boolean.class, () -> ImportProject.clear(site, item.to()));
        if (site.pace().destinationLimits()) {
            journey.permit("may import", Pace.PROJECT_IMPORT, site.destinationUser());
        }
        return journey.step(StepNames.IMPORT, ImportProject.Started.class, () -> ImportProject.start(site, from, item.to(), files)).projectId();
    }

    @Override
    public Owner arrive(Journey journey, Plan.Item item, SourceProject from, long projectId, ItemFiles files) throws Exception {
        ImportProject.Finished imported = journey.poll(
                StepNames.IMPORTED,
                site.pace().ask(),
                Pace.LONGEST_IMPORT,
                ImportProject.Finished.class,
                () -> ImportProject.finished(site, projectId, item.to()));
        return imported.owner(item.to());
    }

    @Override
    public void settle(Journey journey, Owner from, Owner to, ItemFiles files) throws Exception {
        journey.step(StepNames.LFS, LfsObjects.Result.class, () -> CheckLfs.run(site, from, to, files));
    }

    @Override
    public Method method() {
        return Method.FILE_TRANSFER;
    }
}
