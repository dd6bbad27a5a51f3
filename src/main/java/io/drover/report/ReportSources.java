package io.drover.report;

import io.drover.assess.Assessment;
import io.drover.connector.Throttle;
import io.drover.identity.UserMap;
import io.drover.inventory.Inventory;
import io.drover.plan.Plan;
import io.drover.run.RunSummary;
import io.drover.verify.Verification;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the stages before left behind.
 *
 * @param assessment   null when nobody assessed
 * @param run          without items before the run
 * @param throttles    who made us wait, over all processes of this migration
 * @param verification null when nobody verified yet
 */
public record ReportSources(
        Inventory inventory,
        @Nullable Assessment assessment,
        Plan plan,
        UserMap users,
        RunSummary run,
        List<Throttle> throttles,
        @Nullable Verification verification) {
    public ReportSources {
        throttles = List.copyOf(throttles);
    }
}
