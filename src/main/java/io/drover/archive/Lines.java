package io.drover.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of a relation file, one after the other, each as a stream of its own: a line of 50 MiB costs no more memory than a short one.
 * A {@link LineGuard} watches all of it.
 */
final class Lines {
    private final InputStream in;
    private final byte[] buffer = new byte[64 << 10];
    private final Line line = new Line();
    private int at;
    private int end;
    private boolean lineOpen;
    private boolean endedByNewline;

    Lines(InputStream in, LineGuard guard) {
        this.in = new GuardedStream(in, guard);
    }

    /** True when there is another line; what is left of the one before is skipped. */
    boolean next() throws IOException {
        if (lineOpen) {
            line.transferTo(java.io.OutputStream.nullOutputStream());
        }
        endedByNewline = false;
        lineOpen = at < end || fill();
        return lineOpen;
    }

    /** The current line, without its line end. */
    InputStream stream() {
        return line;
    }

    /** The current line as bytes; longer ones than {@code limit} are refused. */
    byte[] bytes(int limit, String place) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        byte[] piece = new byte[8 << 10];
        for (int count = line.read(piece, 0, piece.length); count >= 0; count = line.read(piece, 0, piece.length)) {
            whole.write(piece, 0, count);
            if (whole.size() > limit) {
                throw ArchiveProblem.ARCHIVE_LINE_TOO_LONG.exception("no record of this relation has more than " + limit + " bytes", place);
            }
        }
        return whole.toByteArray();
    }

    /** Whether the line just read to its end had a line end; only the last of a file may lack it. */
    boolean endedByNewline() {
        return endedByNewline;
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        return end > 0;
    }

    private final class Line extends InputStream {
        private final byte[] one = new byte[1];

        @Override
        public int read() throws IOException {
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (!lineOpen || at == end && !fill()) {
                lineOpen = false;
                return -1;
            }
            int most = Math.min(length, end - at);
            int count = 0;
            while (count < most && buffer[at + count] != '\n') {
                count++;
            }
            if (count == 0 && length > 0) {
                at++;
                lineOpen = false;
                endedByNewline = true;
                return -1;
            }
            System.arraycopy(buffer, at, target, offset, count);
            at += count;
            return count;
        }
    }
}
