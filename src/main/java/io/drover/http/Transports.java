package io.drover.http;

import io.drover.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The order of the wrappers, in one place. From the caller to the wire:
 *
 * <ol>
 *   <li>{@link RetryingTransport} repeats what failed for a moment. Outermost, so that each attempt passes all the rest again.
 *   <li>{@link GovernedTransport} waits for the right to send, and for 429 to pass.
 *   <li>{@link RecordingTransport}, when asked for, sees every attempt.
 *   <li>{@link WholeAnswers} reads small answers to their end, so that a cut body is a failed attempt.
 *   <li>{@link ApacheTransport}, the network.
 * </ol>
 */
public final class Transports {
    private Transports() {}

    /** @param network {@link ApacheTransport}, or in tests something that answers in its place */
    public static Transport around(
            Transport network, Governor governor, Duration patience, Optional<Path> recording, Redaction redaction, Time time, RandomGenerator random) {
        Transport whole = new WholeAnswers(network);
        Transport recorded = recording.<Transport>map(file -> new RecordingTransport(whole, file, redaction, time)).orElse(whole);
        Transport governed = new GovernedTransport(recorded, governor, patience);
        return new RetryingTransport(governed, time, random);
    }
}
