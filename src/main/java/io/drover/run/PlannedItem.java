package io.drover.run;

import io.drover.problem.Problem;
import io.drover.run.step.PlannedWrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do for one item.
 *
 * @param problem why it could not even start; null when it could
 */
public record PlannedItem(String item, String wave, List<PlannedWrite> writes, @Nullable Problem problem) {
    public PlannedItem {
        writes = List.copyOf(writes);
    }
}
