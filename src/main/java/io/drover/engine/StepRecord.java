package io.drover.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A step or poll as the journal holds it.
 *
 * @param position order within the item, from 1
 * @param tries    how often it was asked (polls) or run by the attempt that succeeded (1)
 * @param finished null while a poll is still waiting
 * @param result   null while a poll is still waiting
 */
public record StepRecord(
        String item, String name, int position, int tries, Instant started, @Nullable Instant finished, @Nullable JsonNode result) {
    public Optional<Duration> took() {
        return finished == null ? Optional.empty() : Optional.of(Duration.between(started, finished));
    }
}
