package io.drover.git;

/**
 * A file that differs between two commits.
 *
 * @param before empty when the older commit does not have it
 * @param after  empty when the newer commit does not have it
 */
public record TextChange(String path, String before, String after) {}
