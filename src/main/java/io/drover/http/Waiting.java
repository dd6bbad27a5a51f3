package io.drover.http;

import io.drover.time.Time;
import java.time.Duration;

/** Sleeping through {@link Time} where being interrupted means that the work is stopped. */
final class Waiting {
    private Waiting() {}

    static void sleep(Time time, Duration duration, Request request) {
        try {
            time.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HttpProblem.WAIT_INTERRUPTED.exception("stopped while waiting to send", request.where(), e);
        }
    }
}
