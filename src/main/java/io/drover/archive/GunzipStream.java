package io.drover.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The unpacked bytes of a gzip file, up to a limit; every way to be bad is an {@link ArchiveProblem}. */
final class GunzipStream extends InputStream {
    private static final int BUFFER_BYTES = 64 << 10;
    private static final int PROGRESS_BYTES = 512 << 10;
    private static final byte[] LFS_POINTER = "version https://git-lfs".getBytes(StandardCharsets.US_ASCII);

    private final String where;
    private final ArchiveLimits limits;
    private final CountingStream packed;
    private final InputStream unpacked;
    private final byte[] one = new byte[1];
    private final LongConsumer progress;
    private long unpackedBytes;
    private long told;

    private GunzipStream(CountingStream packed, String where, ArchiveLimits limits, LongConsumer progress) throws IOException {
        this.progress = progress;
        this.where = where;
        this.limits = limits;
        this.packed = packed;
        var peeked = new PushbackInputStream(packed, LFS_POINTER.length);
        byte[] head = peeked.readNBytes(LFS_POINTER.length);
        peeked.unread(head);
        refuseOtherFormats(head);
        try {
            this.unpacked = new GZIPInputStream(peeked, BUFFER_BYTES);
        } catch (EOFException cut) {
            throw ArchiveProblem.ARCHIVE_TRUNCATED.exception("the file ends within the gzip header", where, cut);
        } catch (ZipException bad) {
            throw ArchiveProblem.ARCHIVE_NOT_GZIP.exception("the gzip header is not one we know", where, bad);
        }
    }

    /** @param progress is told how many bytes of the file were read since the last time, now and then */
    static GunzipStream open(Path file, ArchiveLimits limits, LongConsumer progress) {
        String where = file.toString();
        InputStream opened;
        try {
            if (!Files.isRegularFile(file)) {
                throw ArchiveProblem.ARCHIVE_UNREADABLE.exception(
                        Files.exists(file) ? "this is not a regular file" : "there is no such file", where);
            }
            opened = Files.newInputStream(file);
        } catch (IOException e) {
            throw ArchiveProblem.ARCHIVE_UNREADABLE.exception("opening failed: " + e.getClass().getSimpleName(), where, e);
        }
        try {
            return new GunzipStream(new CountingStream(opened), where, limits, progress);
        } catch (IOException | RuntimeException e) {
            closeQuietly(opened, e);
            if (e instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw ArchiveProblem.ARCHIVE_UNREADABLE.exception("reading failed: " + e.getClass().getSimpleName(), where, e);
        }
    }

    private void refuseOtherFormats(byte[] head) {
        if (java.util.Arrays.equals(head, LFS_POINTER)) {
            throw ArchiveProblem.ARCHIVE_IS_LFS_POINTER.exception("the file is the text of a Git LFS pointer", where);
        }
        if (head.length < 2 || (head[0] & 0xff) != 0x1f || (head[1] & 0xff) != 0x8b) {
            throw ArchiveProblem.ARCHIVE_NOT_GZIP.exception(head.length == 0 ? "the file is empty" : "the file does not start with 1f 8b", where);
        }
    }

    @Override
    public int read() {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        int count;
        try {
            count = unpacked.read(buffer, offset, length);
        } catch (EOFException cut) {
            throw ArchiveProblem.ARCHIVE_TRUNCATED.exception("the compressed data ends after " + packed.count() + " bytes", where, cut);
        } catch (ZipException bad) {
            throw ArchiveProblem.ARCHIVE_CORRUPT.exception("the compressed data is damaged before byte " + packed.count(), where, bad);
        } catch (IOException e) {
            throw ArchiveProblem.ARCHIVE_UNREADABLE.exception("reading failed: " + e.getClass().getSimpleName(), where, e);
        }
        if (count > 0) {
            unpackedBytes += count;
            refuseBombs();
        }
        if (count < 0 || packed.count() - told >= PROGRESS_BYTES) {
            progress.accept(packed.count() - told);
            told = packed.count();
        }
        return count;
    }

    private void refuseBombs() {
        if (unpackedBytes > limits.unpackedBytes()) {
            throw ArchiveProblem.ARCHIVE_BOMB.exception("more than " + limits.unpackedBytes() + " bytes unpacked", where);
        }
        if (unpackedBytes > ArchiveLimits.RATIO_FREE_BYTES && unpackedBytes / limits.ratio() > packed.count()) {
            throw ArchiveProblem.ARCHIVE_BOMB.exception(
                    packed.count() + " bytes unpack to more than " + unpackedBytes + ", over " + limits.ratio() + " times as much", where);
        }
    }

    long unpackedBytes() {
        return unpackedBytes;
    }

    String where() {
        return where;
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }

    private static void closeQuietly(InputStream stream, Exception because) {
        try {
            stream.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
