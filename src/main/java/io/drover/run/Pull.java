package io.drover.run;

import io.drover.connector.DirectTransfers.Status;
import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.engine.Sharing;
import io.drover.connector.DirectTransfers;
import io.drover.model.FullPath;
import io.drover.model.Scope;
import io.drover.run.step.CheckTransfer;
import io.drover.run.step.ImportGroup;
import io.drover.run.step.ImportProject;
import io.drover.run.step.Pace;
import io.drover.run.step.Repairs;
import io.drover.run.step.StartTransfer;
import io.drover.run.step.StartTransfer.Boarded;
import io.drover.run.step.StartTransfer.Boarding;
import io.drover.run.step.Transferred;
import io.drover.run.step.Worksite;
import java.time.Duration;

/**
 * The destination pulls one group or project: checked, started together with others of its wave, followed to its end. What ended broken in a
 * way that nothing else mends is deleted and pulled once more.
 */
final class Pull {
    /** How long a deletion of what came broken may take. */
    private static final Duration LONGEST_DELETION = Duration.ofHours(1);

    private final Worksite site;
    private final Journey journey;

    Pull(Worksite site, Journey journey) {
        this.site = site;
        this.journey = journey;
    }

    /** @param repairs what it needs, as far as it came */
    record Pulled(Transferred transferred, Repairs repairs) {}

    Pulled run(Scope scope, FullPath from, FullPath to) throws Exception {
        journey.lane(Lane.IMPORT);
        journey.step(StepNames.TRANSFER_CHECK, () -> CheckTransfer.destination(site, scope, to));
        long marker = journey.step(StepNames.TRANSFER_MARK, Long.class, () -> site.destination().transfers().newest());
        Boarding one = new Boarding(scope, from, to, marker);
        if (scope == Scope.GROUP) {
            journey.undo(ImportGroup.UNDO, Undo.DELETE_GROUP, Undo.path(to));
        } else {
            journey.undo(ImportProject.UNDO, Undo.DELETE_PROJECT, Undo.path(to));
        }
        journey.undo("cancel the transfer", Undo.CANCEL_TRANSFER, Undo.transfer(one));
        journey.poll(StepNames.PATH_FREE, site.pace().ask(), LONGEST_DELETION, Boolean.class, () -> StartTransfer.clear(site, one));
        Pulled pulled = once(one, "");
        if (pulled.repairs().startAgain()) {
            long broken = pulled.transferred().owner();
            journey.poll(StepNames.TRANSFER_DELETE, site.pace().ask(), LONGEST_DELETION, Boolean.class, () -> StartTransfer.delete(site, one, broken));
            pulled = once(one, StepNames.AGAIN);
        }
        Transferred last = pulled.transferred();
        journey.step(StepNames.TRANSFER_ACCEPTED, Long.class, () -> last.orThrow(from).owner());
        return pulled;
    }

    /** @param time distinguishes the names of the steps */
    private Pulled once(Boarding one, String time) throws Exception {
        Boarded boarded = board(one, time);
        Transferred ended = journey.poll(
                StepNames.TRANSFERRED + time,
                site.pace().ask(),
                Pace.LONGEST_TRANSFER,
                Transferred.class,
                () -> Transferred.ended(site, boarded.importId(), one, journey::note));
        // who cancelled wants no second try, and one that stood still for a day costs another day
        boolean again = time.isEmpty() && (ended.arrived() || ended.status() == Status.FAILED);
        return new Pulled(ended, journey.step(StepNames.REPAIRS + time, Repairs.class, () -> Repairs.of(site, one.scope(), ended, again)));
    }

    private Boarded board(Boarding one, String time) throws Exception {
        if (!site.pace().destinationLimits()) {
            return journey.step(StepNames.TRANSFER + time, Boarded.class, () -> StartTransfer.alone(site, one));
        }
        Sharing sharing = new Sharing(Pace.TRANSFER_START, site.destinationUser(), DirectTransfers.AT_ONCE);
        Boarded together = journey.together(StepNames.TRANSFER + time, sharing, one, Boarded.class, all -> StartTransfer.together(site, all));
        if (!together.refused()) {
            return together;
        }
        journey.permit("may start alone" + time, Pace.TRANSFER_START, site.destinationUser());
        return journey.step(StepNames.TRANSFER_ALONE + time, Boarded.class, () -> StartTransfer.alone(site, one));
    }
}
