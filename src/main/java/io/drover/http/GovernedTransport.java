package io.drover.http;

import java.time.Duration;
import java.time.Instant;

/**
 * Sends no faster than the {@link Governor} allows, and again after a 429: a refused request was not carried out, so this is safe with
 * any method. Throws {@link HttpProblem#TOO_MANY_REQUESTS} with {@code retryAt} rather than wait longer than {@code patience} in all.
 */
public final class GovernedTransport implements Transport {
    private final Transport inner;
    private final Governor governor;
    private final Duration patience;

    public GovernedTransport(Transport inner, Governor governor, Duration patience) {
        this.inner = inner;
        this.governor = governor;
        this.patience = patience;
    }

    @Override
    public Response send(Request request) {
        Instant patientUntil = governor.now().plus(patience);
        while (true) {
            Governor.Permit permit = governor.acquire(request, patientUntil);
            Response response;
            try {
                response = inner.send(request);
            } catch (RuntimeException e) {
                governor.failed(permit);
                throw e;
            }
            if (!governor.answered(permit, response)) {
                return response;
            }
            response.close();
        }
    }
}
