package io.drover.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The real clock, running faster from an anchor on: an hour of limits and waits passes in a minute. Two processes with the same anchor and
 * pace agree about the time, also after one of them was killed.
 *
 * @param anchor where both clocks show the same
 * @param pace   seconds of this time in a real second, at least 1
 */
public record ScaledTime(Instant anchor, double pace) implements Time {
    public ScaledTime {
        if (!(pace >= 1)) {
            throw new IllegalArgumentException("a pace is at least 1, not " + pace);
        }
    }

    /** Reads what {@link #toString} writes. @throws IllegalArgumentException when it is something else */
    public static ScaledTime parse(String text) {
        int at = text.indexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException("not a scaled clock: '" + text + "'");
        }
        try {
            return new ScaledTime(Instant.parse(text.substring(at + 1)), Double.parseDouble(text.substring(0, at)));
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException("not a scaled clock: '" + text + "'", e);
        }
    }

    @Override
    public Instant now() {
        Duration real = Duration.between(anchor, Instant.now());
        return anchor.plusNanos((long) (real.toNanos() * pace));
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (duration.isPositive()) {
            // At least a millisecond, so that loops over a clock that stands still to the millisecond do not spin.
            Thread.sleep(Duration.ofNanos(Math.max(1_000_000L, (long) (duration.toNanos() / pace))));
        }
    }

    @Override
    public String toString() {
        return pace + "@" + anchor;
    }
}
