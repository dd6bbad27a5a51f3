package io.drover.report;

import io.drover.assess.Assessment;
import io.drover.engine.ItemStatus;
import io.drover.engine.StepRecord;
import io.drover.http.ThrottleLog.Throttle;
import io.drover.identity.UserMap;
import io.drover.inventory.Inventory;
import io.drover.plan.Plan;
import io.drover.verify.LossLedger.DeclaredLoss;
import io.drover.verify.Verification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the stages before left behind.
 *
 * @param assessment   null when nobody assessed
 * @param verification null when nobody verified yet
 * @param statuses     items as the journal has them; empty before the run
 * @param declared     losses that the run declared
 * @param reenter      values the run could not carry
 */
public record ReportSources(
        Inventory inventory,
        @Nullable Assessment assessment,
        Plan plan,
        UserMap users,
        List<ItemStatus> statuses,
        List<StepRecord> steps,
        List<DeclaredLoss> declared,
        List<Report.Reenter> reenter,
        List<Throttle> throttles,
        @Nullable Verification verification) {
    public ReportSources {
        statuses = List.copyOf(statuses);
        steps = List.copyOf(steps);
        declared = List.copyOf(declared);
        reenter = List.copyOf(reenter);
        throttles = List.copyOf(throttles);
    }
}
