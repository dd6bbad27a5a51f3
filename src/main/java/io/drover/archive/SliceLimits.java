package io.drover.archive;

import java.util.stream.LongStream;

/**
 * What a destination takes at once.
 *
 * @param archiveBytes  largest archive, {@code max_import_size}; 0 is unlimited
 * @param unpackedBytes largest unpacked, {@code max_decompressed_archive_size}; 0 is unlimited
 * @param lineBytes     longest row with its line end; a longer one is cut by the importer and ends the whole import
 */
public record SliceLimits(long archiveBytes, long unpackedBytes, int lineBytes) {
    /** A slice is one background job at the destination; a job that is killed begins again, so it should not be endless. */
    private static final long LONGEST_JOB = 1L << 30;

    public static SliceLimits of(long archiveBytes, long unpackedBytes) {
        return new SliceLimits(archiveBytes, unpackedBytes, ArchiveLimits.GITLAB.lineBytes());
    }

    /** Bytes of rows in one slice. They are counted unpacked: packed they are fewer, whatever is in them. */
    long rowBytes() {
        return LongStream.of(archiveBytes, unpackedBytes, LONGEST_JOB).filter(limit -> limit > 0).min().orElse(LONGEST_JOB);
    }

    boolean fits(long archive, long unpacked) {
        return (archiveBytes == 0 || archive <= archiveBytes) && (unpackedBytes == 0 || unpacked <= unpackedBytes);
    }
}
