package io.drover.archive;

import java.io.IOException;
import java.io.InputStream;

/** Bytes on their way past a {@link LineGuard}. */
final class GuardedStream extends InputStream {
    private final InputStream in;
    private final LineGuard guard;
    private final byte[] one = new byte[1];

    GuardedStream(InputStream in, LineGuard guard) {
        this.in = in;
        this.guard = guard;
    }

    @Override
    public int read() throws IOException {
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count < 0) {
            guard.end();
        } else {
            guard.accept(buffer, offset, count);
        }
        return count;
    }
}
