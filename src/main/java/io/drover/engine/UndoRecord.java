package io.drover.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How to undo something, registered before it was done: the deed itself may never have happened.
 *
 * @param sequence grows over the whole journal; undo the highest first
 * @param closed   when it was undone, or found to need no undoing; null while open
 * @param outcome  how that went, for people; null while open
 */
public record UndoRecord(
        long sequence,
        String item,
        String name,
        String action,
        JsonNode facts,
        Instant registered,
        @Nullable Instant closed,
        @Nullable String outcome) {}
