package io.drover.http;

import java.time.Instant;

/** A window of the instance's own limiter, as its headers told it: so many requests are left until then. Guarded by the governor's lock. */
final class Window {
    private Instant resetAt = Instant.MIN;
    private long left;

    /** When the next request may go. */
    Instant opens(Instant now) {
        return left > 0 || !resetAt.isAfter(now) ? now : resetAt;
    }

    void take() {
        left--;
    }

    /** @param underWay requests of ours that the answer's count may not hold yet */
    void learn(long remaining, Instant reset, int underWay, Instant now) {
        long safe = Math.max(0, remaining - underWay);
        boolean newer = !resetAt.isAfter(now) || reset.isAfter(resetAt.plusSeconds(5));
        left = newer ? safe : Math.min(left, safe);
        resetAt = newer || reset.isAfter(resetAt) ? reset : resetAt;
    }
}
