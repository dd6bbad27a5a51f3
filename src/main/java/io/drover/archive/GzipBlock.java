package io.drover.archive;

import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * One block of a {@link ParallelGzipStream}: its bytes, the 32 KiB before them as dictionary, and the deflate data it becomes. The buffers and the
 * deflater are used again for later blocks.
 */
final class GzipBlock {
    static final int BYTES = 256 << 10;

    private static final int WINDOW = 32 << 10;
    private static final int STORED_MOST = 65_535;
    private static final int SAMPLE = 2 << 10;
    private static final int SAMPLES = 4;

    private final Deflater deflater;
    /** A second one: changing the level of a deflater in use has its own pitfalls. */
    private final Deflater sampler = new Deflater(Deflater.BEST_SPEED, true);
    /** The window first, then the block. */
    private final byte[] bytes = new byte[WINDOW + BYTES];

    private byte[] packed = new byte[BYTES + BYTES / 8];
    private int dictionary;
    private int length;
    private int packedLength;
    private @Nullable Future<?> work;

    GzipBlock(int level) {
        this.deflater = new Deflater(level, true);
    }

    /** Empties this block; the end of {@code before} becomes its dictionary. */
    void startAfter(@Nullable GzipBlock before) {
        dictionary = before == null ? 0 : Math.min(WINDOW, before.length);
        if (before != null) {
            System.arraycopy(before.bytes, WINDOW + before.length - dictionary, bytes, WINDOW - dictionary, dictionary);
        }
        length = 0;
        packedLength = 0;
    }

    int append(byte[] source, int offset, int wanted) {
        int taken = Math.min(wanted, BYTES - length);
        System.arraycopy(source, offset, bytes, WINDOW + length, taken);
        length += taken;
        return taken;
    }

    boolean full() {
        return length == BYTES;
    }

    boolean empty() {
        return length == 0;
    }

    void packOn(ExecutorService workers) {
        work = workers.submit(this::pack);
    }

    /** Waits for the deflate data. */
    void await() throws InterruptedException {
        try {
            if (work != null) {
                work.get();
                work = null;
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("deflating failed", e.getCause());
        }
    }

    byte[] packed() {
        return packed;
    }

    int packedLength() {
        return packedLength;
    }

    /** Ends on a byte border (an empty stored block, as Z_SYNC_FLUSH does), so that blocks can be joined. */
    private void pack() {
        if (incompressible()) {
            store();
        } else {
            deflate(deflater, dictionary, WINDOW, length);
        }
    }

    private void deflate(Deflater with, int dictionaryLength, int offset, int count) {
        with.reset();
        if (dictionaryLength > 0) {
            with.setDictionary(bytes, offset - dictionaryLength, dictionaryLength);
        }
        with.setInput(bytes, offset, count);
        packedLength = 0;
        while (true) {
            int room = packed.length - packedLength;
            int written = with.deflate(packed, packedLength, room, Deflater.SYNC_FLUSH);
            packedLength += written;
            if (written < room) {
                return;
            }
            packed = Arrays.copyOf(packed, packed.length * 2);
        }
    }

    /**
     * Pack files, images and LFS objects are compressed already; deflating them again costs most of the time and gains nothing. A few samples decide,
     * so the answer depends on the bytes alone; text is recognised by the first.
     */
    private boolean incompressible() {
        if (length < SAMPLES * SAMPLE) {
            return false;
        }
        for (int sample = 0; sample < SAMPLES; sample++) {
            deflate(sampler, 0, WINDOW + (length - SAMPLE) / (SAMPLES - 1) * sample, SAMPLE);
            if (packedLength < SAMPLE - SAMPLE / 20) {
                return false;
            }
        }
        return true;
    }

    private void store() {
        packedLength = 0;
        for (int done = 0; done < length; done += STORED_MOST) {
            int count = Math.min(STORED_MOST, length - done);
            packed[packedLength++] = 0;
            packed[packedLength++] = (byte) count;
            packed[packedLength++] = (byte) (count >>> 8);
            packed[packedLength++] = (byte) ~count;
            packed[packedLength++] = (byte) (~count >>> 8);
            System.arraycopy(bytes, WINDOW + done, packed, packedLength, count);
            packedLength += count;
        }
    }

    void release() {
        deflater.end();
        sampler.end();
    }
}
