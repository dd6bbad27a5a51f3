package io.drover.engine;

import java.time.Duration;

/**
 * How often and how fast a step that failed through no fault of ours is tried again: after {@code first}, then twice as long each time, never
 * longer than {@code longest}. Only problems that the environment must solve are retried; the others do not go away by themselves.
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {
    /** Rides out about three quarters of an hour of outage. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(10, Duration.ofSeconds(5), Duration.ofMinutes(10));

    /** @param failed attempts that failed so far, from 1 */
    Duration delay(int failed) {
        Duration delay = first.multipliedBy(1L << Math.min(failed - 1, 30));
        return delay.compareTo(longest) > 0 ? longest : delay;
    }
}
