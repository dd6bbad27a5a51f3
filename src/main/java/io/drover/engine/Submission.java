package io.drover.engine;

import tools.jackson.databind.JsonNode;

/**
 * An item to be taken on its journey.
 *
 * @param item    unique, such as {@code project:acme/web/shop}
 * @param kind    names the itinerary
 * @param wave    for people
 * @param turn    items of equal turn go together, taken in the order they are submitted in; a turn begins when every item of the lower
 *                turns has ended
 * @param setsOut the turn with which it may begin already, when it waits for its own with {@link Journey#turn}; not above {@code turn}
 * @param payload what the itinerary needs to know; no secret
 */
public record Submission(String item, String kind, String wave, int turn, int setsOut, JsonNode payload) {
    public Submission {
        if (setsOut > turn) {
            throw new IllegalArgumentException(item + " cannot set out after its turn");
        }
    }

    /** Begins with its turn. */
    public Submission(String item, String kind, String wave, int turn, JsonNode payload) {
        this(item, kind, wave, turn, turn, payload);
    }
}
