package io.drover.http;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How many requests may be under way at one host: as many as it answers without slowing down. Documented limits say what an instance allows,
 * not what it can bear on a Saturday night beside its backup. A round of answers as quick as ever lets in one more; answers that take
 * several times as long as that endpoint can, or that say the host is overloaded, halve the number (additive increase, multiplicative decrease,
 * RFC 5681 section 3.1). Guarded by the governor's lock.
 */
final class Congestion {
    static final String NAME = "slow answers";

    private static final int AT_FIRST = 16;
    private static final int MOST = 64;
    /** So many times the best of that endpoint is slow ... */
    private static final int SLOW = 5;
    /** ... unless it is quick all the same. */
    private static final Duration QUICK = Duration.ofMillis(500);
    /** The best is forgotten by a hundredth each answer, so that one lucky answer is not the measure for ever. */
    private static final double FORGET = 1.01;
    private static final Set<Integer> OVERLOADED = Set.of(502, 503, 504);

    private final Map<String, Double> best = new HashMap<>();
    private double allowed = AT_FIRST;
    private int underWay;
    private Instant eased = Instant.MIN;

    /** A large upload takes as long as the line needs and says nothing about the host. */
    static boolean concerns(Request request) {
        return !(request.body() instanceof Body.File) && !(request.body() instanceof Body.Multipart);
    }

    boolean room() {
        return underWay < allowed();
    }

    /** At least 1. */
    int allowed() {
        return (int) allowed;
    }

    void begins() {
        underWay++;
    }

    /** No answer, or a broken one, is what overload looks like at its worst. */
    void unanswered(Instant sent, Instant now) {
        underWay--;
        ease(sent, now);
    }

    /**
     * Learns from an answer.
     *
     * @param sent when the request went; what went before the last easing was answered by the crowd of that time and does not count twice
     * @param took in real time
     */
    void answered(String endpoint, int status, Instant sent, Duration took, Instant now) {
        underWay--;
        if (OVERLOADED.contains(status) || slow(endpoint, took)) {
            ease(sent, now);
        } else if (status < 500 && status != 429) {
            allowed = Math.min(MOST, allowed + 1 / allowed);
        }
    }

    private boolean slow(String endpoint, Duration took) {
        double millis = Math.max(1, took.toMillis());
        double quickest = best.merge(endpoint, millis, (before, here) -> Math.min(before * FORGET, here));
        return took.compareTo(QUICK) > 0 && millis > SLOW * quickest;
    }

    private void ease(Instant sent, Instant now) {
        if (!sent.isBefore(eased)) {
            allowed = Math.max(1, allowed / 2);
            eased = now;
        }
    }
}
