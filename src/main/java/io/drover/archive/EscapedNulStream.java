package io.drover.archive;

import java.io.IOException;
import java.io.InputStream;

/** Counts {@code \}{@code u0000} in JSON going by: PostgreSQL cannot store it, so the importer loses the record. */
final class EscapedNulStream extends InputStream {
    private final InputStream in;
    private final byte[] one = new byte[1];
    /** How much of backslash, u and four zeros has been seen. */
    private int matched;

    private long found;

    EscapedNulStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        int state = matched;
        for (int i = offset; i < offset + count; i++) {
            byte b = buffer[i];
            if (state == 0) {
                state = b == '\\' ? 1 : 0;
            } else if (state == 1) {
                state = b == 'u' ? 2 : 0;
            } else if (b != '0') {
                state = b == '\\' ? 1 : 0;
            } else if (++state == 6) {
                found++;
                state = 0;
            }
        }
        matched = state;
        return count;
    }

    long found() {
        return found;
    }
}
