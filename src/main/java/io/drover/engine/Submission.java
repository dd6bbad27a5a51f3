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
 * @param payload what the itinerary needs to know; no secret
 */
public record Submission(String item, String kind, String wave, int turn, JsonNode payload) {}
