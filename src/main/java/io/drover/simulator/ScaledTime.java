package io.drover.simulator;

import io.drover.time.Time;
import java.time.Duration;
import java.time.Instant;

/** Runs faster (or slower) than another clock. */
final class ScaledTime implements Time {
    private final Time base;
    private final Instant start;
    private final double factor;

    ScaledTime(Time base, double factor) {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("speed must be above zero, not " + factor);
        }
        this.base = base;
        this.start = base.now();
        this.factor = factor;
    }

    @Override
    public Instant now() {
        return start.plusNanos((long) (Duration.between(start, base.now()).toNanos() * factor));
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        base.sleep(Duration.ofNanos((long) (duration.toNanos() / factor)));
    }
}
