package io.drover.run;

import io.drover.plan.Plan;
import java.util.Optional;

/** Which items of the plan to take: everything, one wave, or one item. */
public record Selection(Optional<String> wave, Optional<String> item) {
    public static final Selection EVERYTHING = new Selection(Optional.empty(), Optional.empty());

    boolean has(Plan.Wave candidate, Plan.Item one) {
        return wave.map(candidate.name()::equals).orElse(true) && item.map(one.id()::equals).orElse(true);
    }
}
