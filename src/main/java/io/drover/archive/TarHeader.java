package io.drover.archive;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One 512-byte header of a tar file (POSIX ustar, with GNU's large numbers). */
final class TarHeader {
    static final int BLOCK = 512;

    private static final int CHECKSUM_AT = 148;

    private final byte[] block;
    private final String where;

    /** @throws io.drover.problem.ProblemException ({@link ArchiveProblem#ARCHIVE_CORRUPT}) when the checksum is wrong */
    TarHeader(byte[] block, String where) {
        this.block = block;
        this.where = where;
        if (checksum(block) != number(CHECKSUM_AT, 8)) {
            throw ArchiveProblem.ARCHIVE_CORRUPT.exception("a tar header's checksum is wrong", where);
        }
    }

    /** The sum of all bytes, the checksum's own counting as spaces. */
    static long checksum(byte[] block) {
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= CHECKSUM_AT && i < CHECKSUM_AT + 8 ? ' ' : block[i] & 0xff;
        }
        return sum;
    }

    char type() {
        return (char) (block[156] & 0xff);
    }

    long size() {
        return number(124, 12);
    }

    /** With POSIX's prefix; GNU's own format keeps other things there. */
    String name() {
        String name = text(0, 100);
        boolean posix = block[257] == 'u' && block[262] == 0;
        String prefix = posix ? text(345, 155) : "";
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private String text(int offset, int length) {
        int end = offset;
        while (end < offset + length && block[end] != 0) {
            end++;
        }
        return new String(block, offset, end - offset, StandardCharsets.UTF_8);
    }

    private long number(int offset, int length) {
        if ((block[offset] & 0x80) != 0) {
            return binary(Arrays.copyOfRange(block, offset, offset + length));
        }
        long value = 0;
        int at = offset;
        while (at < offset + length && block[at] == ' ') {
            at++;
        }
        for (; at < offset + length && block[at] != 0 && block[at] != ' '; at++) {
            if (block[at] < '0' || block[at] > '7') {
                throw ArchiveProblem.ARCHIVE_CORRUPT.exception("a tar header holds a number that is none", where);
            }
            value = value * 8 + (block[at] - '0');
        }
        return value;
    }

    private long binary(byte[] field) {
        field[0] &= 0x7f;
        long value = 0;
        for (byte b : field) {
            if (value >>> 55 != 0) {
                throw ArchiveProblem.ARCHIVE_CORRUPT.exception("a tar header holds a number beyond all sizes", where);
            }
            value = value << 8 | b & 0xff;
        }
        return value;
    }
}
