package io.drover.engine;

import java.time.Instant;

/**
 * Thrown by a step that cannot go on before a known moment: somebody said so (a rate limit, a maintenance window). The item is parked until
 * then and the step runs again; it does not count as a failed attempt.
 */
public final class TryAgainAt extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Instant moment;

    /** @param why for people; no secret */
    public TryAgainAt(Instant moment, String why) {
        super(why, null, false, false);
        this.moment = moment;
    }

    public Instant moment() {
        return moment;
    }
}
