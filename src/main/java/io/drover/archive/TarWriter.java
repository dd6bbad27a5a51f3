package io.drover.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Regular files as a POSIX tar stream. Time, owner and mode are constants: the same files give the same bytes. Names that do not fit get a PAX
 * header, which GNU tar (what GitLab unpacks with) and every other tar of this century reads.
 */
final class TarWriter {
    /** 2000-01-01T00:00:00Z; GNU tar warns about times at the very beginning of the epoch. */
    private static final long MODIFIED_SECONDS = 946_684_800L;

    private static final long OCTAL_SIZE_LIMIT = 1L << 33;
    private static final byte[] ZEROS = new byte[TarHeader.BLOCK];

    private final OutputStream out;
    private final byte[] copyBuffer = new byte[64 << 10];

    TarWriter(OutputStream out) {
        this.out = out;
    }

    /** @throws IllegalArgumentException when the content is not of the announced size */
    void file(String name, long size, InputStream content) throws IOException {
        header(name, size);
        long written = 0;
        for (int count = content.read(copyBuffer); count >= 0; count = content.read(copyBuffer)) {
            written += count;
            if (written > size) {
                break;
            }
            out.write(copyBuffer, 0, count);
        }
        if (written != size) {
            throw new IllegalArgumentException(name + " was announced with " + size + " bytes and has " + written + (written > size ? " or more" : ""));
        }
        pad(size);
    }

    /** Two empty blocks: the end. */
    void finish() throws IOException {
        out.write(ZEROS);
        out.write(ZEROS);
    }

    private void header(String name, long size) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        int split = bytes.length <= 100 ? 0 : splitAt(bytes);
        StringBuilder pax = new StringBuilder();
        if (split < 0) {
            pax.append(record("path", name));
        }
        if (size >= OCTAL_SIZE_LIMIT) {
            pax.append(record("size", Long.toString(size)));
        }
        if (!pax.isEmpty()) {
            byte[] extended = pax.toString().getBytes(StandardCharsets.UTF_8);
            block("pax/header".getBytes(StandardCharsets.US_ASCII), 0, extended.length, 'x');
            out.write(extended);
            pad(extended.length);
        }
        block(bytes, split, size >= OCTAL_SIZE_LIMIT ? 0 : size, '0');
    }

    /** Where ustar may cut a long name: a slash with at most 155 bytes before and 100 after. Negative when there is none. */
    private static int splitAt(byte[] name) {
        for (int i = Math.min(155, name.length - 2); i > 0; i--) {
            if (name[i] == '/' && name.length - i - 1 <= 100) {
                return i;
            }
        }
        return -1;
    }

    private static String record(String key, String value) {
        int payload = (" " + key + "=" + value + "\n").getBytes(StandardCharsets.UTF_8).length;
        int length = payload;
        while (length != payload + Integer.toString(length).length()) {
            length = payload + Integer.toString(length).length();
        }
        return length + " " + key + "=" + value + "\n";
    }

    private void block(byte[] name, int split, long size, char type) throws IOException {
        byte[] block = new byte[TarHeader.BLOCK];
        int start = split > 0 ? split + 1 : 0;
        System.arraycopy(name, start, block, 0, Math.min(100, name.length - start));
        System.arraycopy(name, 0, block, 345, Math.max(split, 0));
        octal(block, 100, 8, 0644);
        octal(block, 108, 8, 0);
        octal(block, 116, 8, 0);
        octal(block, 124, 12, size);
        octal(block, 136, 12, MODIFIED_SECONDS);
        block[156] = (byte) type;
        System.arraycopy("ustar\00000".getBytes(StandardCharsets.US_ASCII), 0, block, 257, 8);
        octal(block, 148, 7, TarHeader.checksum(block));
        block[155] = ' ';
        out.write(block);
    }

    /** {@code length - 1} octal digits and a NUL. */
    private static void octal(byte[] block, int offset, int length, long value) {
        String digits = String.format(Locale.ROOT, "%0" + (length - 1) + "o", value);
        System.arraycopy(digits.getBytes(StandardCharsets.US_ASCII), 0, block, offset, length - 1);
    }

    private void pad(long size) throws IOException {
        out.write(ZEROS, 0, (int) (-size & TarHeader.BLOCK - 1));
    }
}
