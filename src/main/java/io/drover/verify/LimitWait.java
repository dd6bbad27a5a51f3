package io.drover.verify;

import io.drover.problem.ProblemException;
import io.drover.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Waits where an instance says when it will answer again. A run parks the item for that; a comparison has no journal, and would otherwise call
 * an item unread that only had to wait.
 */
final class LimitWait {
    /** Somebody else with the same user may be faster each time; not for ever. */
    private static final int WAITS = 10;

    private final Time time;

    LimitWait(Time time) {
        this.time = time;
    }

    /** @param work is begun anew after each wait, so it must keep nothing of what failed */
    <T> T with(Supplier<T> work) {
        for (int waits = 0; ; waits++) {
            try {
                return work.get();
            } catch (ProblemException e) {
                Instant again = e.retryAt().orElseThrow(() -> e);
                if (waits == WAITS || !slept(Duration.between(time.now(), again))) {
                    throw e;
                }
            }
        }
    }

    private boolean slept(Duration wait) {
        try {
            time.sleep(wait);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
