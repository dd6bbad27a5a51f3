package io.drover.time;

import java.time.Duration;
import java.time.Instant;

/** A clock that stands still until told otherwise; sleeping moves it on instead of waiting. Thread-safe. */
public final class ManualTime implements Time {
    private Instant now;

    public ManualTime(Instant start) {
        this.now = start;
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        if (duration.isPositive()) {
            advance(duration);
        }
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** Moves to {@code instant} unless that is in the past. */
    public synchronized void advanceTo(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }
}
