package io.drover.archive;

/**
 * How much of an archive we are willing to read; everything from outside has a limit.
 *
 * @param unpackedBytes most bytes after decompression
 * @param ratio         most times an archive may grow by unpacking, once it is past {@link #RATIO_FREE_BYTES}. Relation files of real exports
 *                      shrink 5 to 40 times; deflate itself can do 1032
 * @param entries       most entries
 * @param lineBytes     longest line of a relation file, without its line end
 */
public record ArchiveLimits(long unpackedBytes, int ratio, long entries, int lineBytes) {
    /** Anything unpacks to this much without a look at the ratio: small, dull archives may compress very well. */
    static final long RATIO_FREE_BYTES = 64L << 20;

    /**
     * GitLab's own: {@code max_decompressed_archive_size} of 25600 MiB (doc/administration/settings/import_and_export_settings.md) and lines of
     * 50 MiB; the rest is ours.
     */
    public static final ArchiveLimits GITLAB = new ArchiveLimits(25_600L << 20, 250, 2_000_000, 50 << 20);

    public ArchiveLimits withUnpackedBytes(long bytes) {
        return new ArchiveLimits(bytes, ratio, entries, lineBytes);
    }

    public ArchiveLimits withRatio(int newRatio) {
        return new ArchiveLimits(unpackedBytes, newRatio, entries, lineBytes);
    }

    public ArchiveLimits withEntries(long newEntries) {
        return new ArchiveLimits(unpackedBytes, ratio, newEntries, lineBytes);
    }

    public ArchiveLimits withLineBytes(int bytes) {
        return new ArchiveLimits(unpackedBytes, ratio, entries, bytes);
    }
}
