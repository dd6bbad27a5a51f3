package io.drover.engine;

import java.time.Instant;

/** How an itinerary is left before its end; unwinds the stack and nothing else. Itineraries must let it pass. */
abstract sealed class Leaving extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Leaving(String message) {
        super(message, null, false, false);
    }

    /** Nothing to do before {@code due}. */
    static final class Parked extends Leaving {
        private static final long serialVersionUID = 1L;
        final transient Instant due;

        Parked(String what, Instant due) {
            super("waits for " + what + " until " + due);
            this.due = due;
        }
    }

    /** Goes on in another lane. */
    static final class ChangedLane extends Leaving {
        private static final long serialVersionUID = 1L;
        final Lane lane;

        ChangedLane(Lane lane) {
            super("goes on in lane " + lane);
            this.lane = lane;
        }
    }

    /** A person asked for a pause or the end. */
    static final class Called extends Leaving {
        private static final long serialVersionUID = 1L;

        Called() {
            super("called back");
        }
    }

    /** Another worker has taken the item over: whatever we know is stale and nothing may be written any more. */
    static final class Superseded extends Leaving {
        private static final long serialVersionUID = 1L;

        Superseded() {
            super("taken over by another worker");
        }
    }
}
