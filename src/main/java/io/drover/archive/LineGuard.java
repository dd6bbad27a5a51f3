package io.drover.archive;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Watches the bytes of a relation file go by and refuses what ends a GitLab import: blank lines, lines over the limit, a byte order mark, bytes that
 * are not UTF-8. Eight bytes at a time while they are plain ASCII.
 */
final class LineGuard {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long NEWLINES = 0x0a0a0a0a0a0a0a0aL;

    private final String where;
    private final long limit;
    private final boolean oneDocument;
    private final Utf8Check utf8 = new Utf8Check();
    private long lines;
    private long lineBytes;
    private long largestLine;
    private boolean blank = true;

    private LineGuard(String where, long limit, boolean oneDocument) {
        this.where = where;
        this.limit = limit;
        this.oneDocument = oneDocument;
    }

    static LineGuard ofLines(String where, ArchiveLimits limits) {
        return new LineGuard(where, limits.lineBytes(), false);
    }

    /** For {@code project.json} and its like: one document, over as many lines as it wants. */
    static LineGuard ofDocument(String where, ArchiveLimits limits) {
        return new LineGuard(where, limits.lineBytes(), true);
    }

    void accept(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (!blank && !utf8.within()) {
                int plain = plainUntil(bytes, at, end);
                lineBytes += plain - at;
                at = plain;
                if (at == end) {
                    break;
                }
            }
            step(bytes[at++]);
        }
        refuseLongLine(lineBytes);
    }

    private void step(byte b) {
        if (!utf8.accept(b) || b == (byte) 0xef && lines == 0 && lineBytes == 0) {
            throw ArchiveProblem.ARCHIVE_NOT_UTF8.exception("byte " + (lineBytes + 1) + " of the line", place());
        }
        if (b == '\n' && !oneDocument) {
            refuseLongLine(lineBytes + 1);
            endLine();
        } else {
            lineBytes++;
            blank &= b == ' ' || b == '\t' || b == '\r' || b == '\n';
        }
    }

    private void endLine() {
        if (blank) {
            throw ArchiveProblem.ARCHIVE_BLANK_LINE.exception("the line is blank", place());
        }
        lines++;
        largestLine = Math.max(largestLine, lineBytes);
        lineBytes = 0;
        blank = true;
    }

    /** The line end counts: GitLab reads pieces of at most this many bytes, so one that starts with the line end would be a blank line. */
    private void refuseLongLine(long bytes) {
        if (bytes > limit) {
            throw ArchiveProblem.ARCHIVE_LINE_TOO_LONG.exception("more than " + limit + " bytes in one line", place());
        }
    }

    /** Call after the last byte. A missing line end is fine, a character cut in half is not. */
    void end() {
        if (utf8.within()) {
            throw ArchiveProblem.ARCHIVE_NOT_UTF8.exception("the last character is cut off", place());
        }
        if (lineBytes > 0) {
            endLine();
        }
    }

    /** The first byte that is a line end or not ASCII. */
    private int plainUntil(byte[] bytes, int from, int end) {
        int at = from;
        while (at + 8 <= end) {
            long eight = (long) LONGS.get(bytes, at);
            long differs = eight ^ NEWLINES;
            if (((differs - ONES & ~differs | eight) & HIGH_BITS) != 0) {
                break;
            }
            at += 8;
        }
        while (at < end && bytes[at] >= 0 && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    long lines() {
        return lines;
    }

    long largestLine() {
        return largestLine;
    }

    String where() {
        return where;
    }

    /** File and line. */
    String place() {
        return where + ":" + (lines + 1);
    }
}
