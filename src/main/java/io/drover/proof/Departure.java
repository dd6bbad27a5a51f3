package io.drover.proof;

/**
 * One thing that is not as it was proven.
 *
 * @param item id in the plan; empty for the proof itself
 * @param what is concerned: {@code issues 3}
 * @param how  one line: {@code is gone}, {@code is new}, {@code changed: note by @anna of …}
 */
public record Departure(String item, String what, String how) {}
