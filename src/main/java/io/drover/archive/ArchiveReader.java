package io.drover.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The files of an export archive in their order, streamed: memory does not grow with the archive. Anything an export never holds (links, devices,
 * names that leave the archive, two entries of one name, bombs) is refused with an {@link ArchiveProblem} as soon as it is met, and damage at the
 * latest when {@link #next()} returns null. Not thread-safe.
 *
 * <pre>{@code
 * try (ArchiveReader archive = ArchiveReader.open(file, ArchiveLimits.GITLAB)) {
 *     for (ArchiveEntry entry = archive.next(); entry != null; entry = archive.next()) {
 *         consume(entry.name(), archive.content());
 *     }
 * }
 * }</pre>
 */
public final class ArchiveReader implements AutoCloseable {
    private final GunzipStream unpacked;
    private final TarReader tar;

    private ArchiveReader(GunzipStream unpacked, ArchiveLimits limits) {
        this.unpacked = unpacked;
        this.tar = new TarReader(unpacked, limits);
    }

    public static ArchiveReader open(Path file, ArchiveLimits limits) {
        return open(file, limits, packedBytes -> {});
    }

    /** @param progress is told, now and then, how many bytes of the file were read since the last time */
    public static ArchiveReader open(Path file, ArchiveLimits limits, LongConsumer progress) {
        return new ArchiveReader(GunzipStream.open(file, limits, progress), limits);
    }

    /** The next file, or null after the last. The content of the one before is gone then. */
    public @Nullable ArchiveEntry next() {
        return tar.next();
    }

    /** The bytes of the current entry, from where the last reader stopped. Closing it does nothing. */
    public InputStream content() {
        return tar.content();
    }

    /** Of the tar stream, read so far. */
    public long unpackedBytes() {
        return unpacked.unpackedBytes();
    }

    @Override
    public void close() {
        try {
            unpacked.close();
        } catch (IOException e) {
            throw ArchiveProblem.ARCHIVE_UNREADABLE.exception("closing failed", unpacked.where(), e);
        }
    }
}
