package io.drover.time;

import java.time.Duration;
import java.time.Instant;

/** The clock and sleeping. Everything that waits or dates something takes one. */
public interface Time {
    Instant now();

    /** Returns after {@code duration} of this time has passed. Zero or negative returns at once. */
    void sleep(Duration duration) throws InterruptedException;

    /** Seconds of this time in a real second: 1 but for clocks that run faster on purpose. */
    default double pace() {
        return 1;
    }

    static Time system() {
        return SystemTime.INSTANCE;
    }
}
