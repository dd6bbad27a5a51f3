package io.drover.run;

import io.drover.connector.ArchiveExporter.Download;
import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.model.Owner;
import io.drover.run.step.ArchiveOrigin;
import io.drover.run.step.Export;
import io.drover.run.step.ExportRelations;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.Pace;
import io.drover.run.step.Worksite;

/** Gets a project's archive onto this machine, in whichever way the source gives it. */
record ArchiveFetch(Worksite site) {
    /** The way that is best here. Returns which it was. */
    ArchiveOrigin fetch(Journey journey, Owner owner, ItemFiles files) throws Exception {
        ArchiveOrigin origin = journey.step("choose the export", ArchiveOrigin.class, () -> ArchiveOrigin.best(site, owner));
        if (origin == ArchiveOrigin.RELATIONS) {
            relations(journey, owner, files);
        } else {
            whole(journey, owner, files);
        }
        return origin;
    }

    /** In one piece. */
    void whole(Journey journey, Owner owner, ItemFiles files) throws Exception {
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
    }

    private void relations(Journey journey, Owner owner, ItemFiles files) throws Exception {
        journey.lane(Lane.EXPORT);
        ExportRelations.Before before = journey.poll(
                StepNames.RELATIONS_BEFORE, site.pace().ask(), Pace.LONGEST_EXPORT, ExportRelations.Before.class, () -> ExportRelations.before(site, owner));
        journey.step(StepNames.EXPORT_RELATIONS, () -> ExportRelations.start(site, owner, files));
        journey.poll(
                StepNames.RELATIONS_EXPORTED, site.pace().ask(), Pace.LONGEST_EXPORT, Boolean.class, () -> ExportRelations.ready(site, owner, before));
        journey.holdFiles();
        journey.step(StepNames.RELATIONS_DOWNLOAD, ExportRelations.Result.class, () -> ExportRelations.run(site, owner, files));
    }
}
