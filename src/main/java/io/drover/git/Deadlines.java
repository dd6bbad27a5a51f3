package io.drover.git;

import java.time.Duration;

/**
 * How long git may take. All count real time, as processes know no other.
 *
 * @param question for what is answered at once: lists of refs, local work on refs
 * @param transfer for what grows with the repository
 * @param silence  a transfer of which not one byte a second arrives for so long is given up by git itself, in whole seconds
 */
record Deadlines(Duration question, Duration transfer, Duration silence) {
    /**
     * A server that counts objects or checks a push sends a few bytes every five seconds (git-config, {@code uploadpack.keepAlive} and
     * {@code receive.keepAlive}), for minutes with a large repository. So slow is well; only silence means that nobody is there.
     */
    static final Deadlines STANDARD = new Deadlines(Duration.ofMinutes(5), Duration.ofHours(12), Duration.ofMinutes(10));
}
