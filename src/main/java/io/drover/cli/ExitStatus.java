package io.drover.cli;

import io.drover.problem.Actor;

/** Exit codes, by who must act. */
final class ExitStatus {
    static final int DONE = 0;
    /** Some items failed, something is different, a blocker was found. */
    static final int FAILED = 1;

    static final int USAGE = 2;
    static final int CONFIGURATION = 3;
    static final int DECISION = 5;
    static final int INTERRUPTED = 8;
    static final int ENVIRONMENT = 30;
    static final int BUG = 70;

    private ExitStatus() {}

    /** What a problem that ends a command exits with. */
    static int of(Actor actor) {
        return switch (actor) {
            case YOU -> CONFIGURATION;
            case SOURCE_ADMIN, DESTINATION_ADMIN, ENVIRONMENT -> ENVIRONMENT;
            case US -> BUG;
        };
    }
}
