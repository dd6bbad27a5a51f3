package io.drover.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Gzip on all cores: blocks of {@link GzipBlock#BYTES} are deflated side by side, each with the 32 KiB before it as dictionary, and joined in order
 * to one ordinary gzip member. The block borders depend on the bytes alone, so the result is the same whatever the number of cores; it may differ
 * between releases of zlib. Memory is bounded: about 1.3 MB a block, two blocks a core and two more.
 *
 * <p>Level {@value #LEVEL}, by measurement on relation files: against level 6 it takes 10 to 30 % less time and the archive grows by 1 % (varied text)
 * to 13 % (very repetitive). An archive is uploaded once and unpacked once, within a window somebody waits through, so the time is worth more.
 * Below 4 zlib changes to its fast algorithm: again less time, but up to 27 % more to upload. Compressed content (packs, images) is stored,
 * see {@link GzipBlock}.
 */
final class ParallelGzipStream extends OutputStream {
    static final int LEVEL = 5;

    private static final int MOST_WORKERS = 16;
    /** Magic, deflate, no flags, no time, no extra flags, "unknown" system: nothing that differs from run to run. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};
    /** An empty last block, in fixed Huffman codes. */
    private static final byte[] LAST_BLOCK = {3, 0};

    private final OutputStream out;
    private final int level;
    private final ExecutorService workers;
    private final int mostBlocks;
    private final Deque<GzipBlock> busy = new ArrayDeque<>();
    private final Deque<GzipBlock> free = new ArrayDeque<>();
    private final CRC32 checksum = new CRC32();
    private GzipBlock current;
    private long length;
    private int blocks = 1;
    private boolean closed;

    ParallelGzipStream(OutputStream out) throws IOException {
        this(out, LEVEL, Math.min(MOST_WORKERS, Runtime.getRuntime().availableProcessors()));
    }

    ParallelGzipStream(OutputStream out, int level, int workerCount) throws IOException {
        this.out = out;
        this.level = level;
        this.mostBlocks = 2 * workerCount + 2;
        this.workers = Executors.newFixedThreadPool(
                workerCount, Thread.ofPlatform().daemon().name("deflate-", 0).factory());
        this.current = new GzipBlock(level);
        out.write(HEADER);
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int count) throws IOException {
        checksum.update(source, offset, count);
        length += count;
        int done = 0;
        while (done < count) {
            done += current.append(source, offset + done, count - done);
            if (current.full()) {
                submit();
                GzipBlock before = current;
                current = freeBlock();
                current.startAfter(before);
            }
        }
    }

    private void submit() {
        current.packOn(workers);
        busy.add(current);
    }

    /** While all are busy the oldest is waited for and written: this is what holds the writer back. */
    private GzipBlock freeBlock() throws IOException {
        GzipBlock block = free.poll();
        if (block != null) {
            return block;
        }
        if (blocks < mostBlocks) {
            blocks++;
            return new GzipBlock(level);
        }
        return writeOldest();
    }

    private GzipBlock writeOldest() throws IOException {
        GzipBlock block = busy.remove();
        try {
            block.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("interrupted while compressing");
        }
        out.write(block.packed(), 0, block.packedLength());
        return block;
    }

    /** Writes what is left and the trailer; the stream below is closed too. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            if (!current.empty()) {
                submit();
            }
            while (!busy.isEmpty()) {
                free.add(writeOldest());
            }
            out.write(LAST_BLOCK);
            littleEndian(checksum.getValue());
            littleEndian(length);
        } finally {
            shutDown();
        }
    }

    /** Ends the threads without finishing the stream: the result is thrown away. */
    void abandon() throws IOException {
        closed = true;
        try (out) {
            shutDown();
        }
    }

    private void shutDown() {
        workers.shutdownNow();
        workers.close();
        release(current);
        free.forEach(ParallelGzipStream::release);
        busy.forEach(ParallelGzipStream::release);
    }

    private static void release(@Nullable GzipBlock block) {
        if (block != null) {
            block.release();
        }
    }

    private void littleEndian(long value) throws IOException {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write((int) (value >>> shift) & 0xff);
        }
    }
}
