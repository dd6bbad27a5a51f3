package io.drover.run;

import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.model.Owner;
import io.drover.plan.Plan;
import io.drover.run.step.ImportProject;
import io.drover.run.step.Pace;
import io.drover.run.step.Worksite;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Makes a project out of an archive: never over something, never faster than the destination allows, and with the way back written first. */
record ProjectImport(Worksite site) {
    /** How long a deletion of our own half-imported project may take. */
    private static final Duration LONGEST_DELETION = Duration.ofHours(1);

    /** Returns the id of the project, which is still arriving. */
    long start(Journey journey, Plan.Item item, Callable<ImportProject.Started> start) throws Exception {
        journey.lane(Lane.IMPORT);
        journey.undo(ImportProject.UNDO, Undo.DELETE_PROJECT, Undo.path(item.to()));
        journey.poll(StepNames.PATH_FREE, site.pace().ask(), LONGEST_DELETION, Boolean.class, () -> ImportProject.clear(site, item.to()));
        if (site.pace().destinationLimits()) {
            journey.permit("may import", Pace.PROJECT_IMPORT, site.destinationUser());
        }
        return journey.step(StepNames.IMPORT, ImportProject.Started.class, start).projectId();
    }

    /** Returns the project. */
    Owner finish(Journey journey, Plan.Item item, long projectId) throws Exception {
        ImportProject.Finished imported = journey.poll(
                StepNames.IMPORTED,
                site.pace().ask(),
                Pace.LONGEST_IMPORT,
                ImportProject.Finished.class,
                () -> ImportProject.finished(site, projectId, item.to()));
        return imported.owner(item.to());
    }
}
