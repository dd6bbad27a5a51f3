package io.drover.engine;

import io.drover.problem.Problem;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An item as {@code status} and the report show it.
 *
 * @param kind      which itinerary, such as {@code project}
 * @param step      the last step recorded, or the poll or permit waited for; null before the first
 * @param due       when the engine comes back to it; null when done, failed, paused or cancelled
 * @param attempts  how often it was tried since it last made progress
 * @param problem   why it failed, or the last problem while it retries
 */
public record ItemStatus(
        String item,
        String kind,
        String wave,
        ItemState state,
        Lane lane,
        @Nullable String step,
        int stepsDone,
        @Nullable Instant started,
        @Nullable Instant finished,
        @Nullable Instant due,
        int attempts,
        @Nullable Problem problem) {}
