package io.drover.engine;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The right to move one item on, until somebody claims it after us.
 *
 * @param version the fence: writes with an older one change nothing
 * @param steps   what the journal held when the item was claimed, by name
 * @param heldBy  the worker that has the item's files; null when nobody does
 */
record Claim(
        String item,
        String kind,
        Lane lane,
        int laneMoves,
        long version,
        int attempts,
        int stepsDone,
        JsonNode payload,
        Map<String, Entry> steps,
        @Nullable String heldBy) {
    Claim {
        steps = Map.copyOf(steps);
    }

    /** @param result null while a poll waits */
    record Entry(long startedAt, @Nullable String result) {}
}
