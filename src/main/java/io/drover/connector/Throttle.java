package io.drover.connector;

import java.time.Duration;

/**
 * Who made us wait, on what, and for how long.
 *
 * @param by      the limit's name, as documented or as the instance calls it
 * @param refused how often the instance answered 429
 * @param waits   how often a request was held back
 * @param waited  summed over requests, also those that waited at the same time
 */
public record Throttle(String host, String endpoint, String by, long refused, long waits, Duration waited) {}
