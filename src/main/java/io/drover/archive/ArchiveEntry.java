package io.drover.archive;

/**
 * One regular file of an archive.
 *
 * @param name without {@code ./} in front; relative, and safe to resolve against a folder
 * @param size in bytes
 */
public record ArchiveEntry(String name, long size) {}
