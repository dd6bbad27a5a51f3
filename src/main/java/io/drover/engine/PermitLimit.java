package io.drover.engine;

import java.time.Duration;

/**
 * A limit that belongs to an instance: {@code count} permits in every {@code per}.
 *
 * @param name   stable, such as {@code gitlab.project-import}
 * @param source documentation of the limit
 */
public record PermitLimit(String name, int count, Duration per, String source) {}
