package io.drover.http;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Growing waits with jitter, so that many callers do not come back together. */
record Backoff(Duration first, Duration longest) {
    /** @param attempt 1 for the first wait. Between half of and the full doubled wait. */
    Duration before(int attempt, RandomGenerator random) {
        long doubled = first.toMillis() << Math.min(20, attempt - 1);
        long capped = Math.min(longest.toMillis(), doubled);
        return Duration.ofMillis(capped / 2 + random.nextLong(capped / 2 + 1));
    }
}
