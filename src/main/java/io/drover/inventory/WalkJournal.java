package io.drover.inventory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a walk has read so far, one JSON object a line, appended page by page. Killing the process loses at most the page being written;
 * a torn last line is cut off when the journal is opened again. Thread-safe.
 */
final class WalkJournal implements AutoCloseable {
    private static final JsonMapper JSON = InventoryJson.MAPPER;

    private final Path file;
    private final FileChannel channel;

    private WalkJournal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens or makes the journal and hands every whole entry in it to {@code replay}. */
    static WalkJournal open(Path file, Consumer<WalkEntry> replay) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            long whole = Files.exists(file) ? replay(file, replay) : 0;
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(whole);
            channel.position(whole);
            return new WalkJournal(file, channel);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Bytes of the whole lines; everything after the first line that is not one is read again from the instance. */
    private static long replay(Path file, Consumer<WalkEntry> replay) throws IOException {
        long whole = 0;
        try (LineReader lines = new LineReader(Files.newInputStream(file))) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                WalkEntry entry;
                try {
                    entry = JSON.readValue(line, WalkEntry.class);
                } catch (JacksonException e) {
                    return whole;
                }
                replay.accept(entry);
                whole += line.length + 1L;
            }
        }
        return whole;
    }

    void append(WalkEntry entry) {
        append(line(entry));
    }

    /** An entry as {@link #append(byte[])} takes it: many threads can write theirs at the same time. */
    static byte[] line(WalkEntry entry) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 12);
        JSON.writeValue(line, entry);
        line.write('\n');
        return line.toByteArray();
    }

    synchronized void append(byte[] line) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Forgets everything, for a walk from the start. */
    synchronized void clear() {
        try {
            channel.truncate(0);
            channel.position(0);
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw unusable(file, e);
        }
    }

    /** Closes and deletes: the walk is complete and its result is safe elsewhere. */
    void discard() {
        close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RuntimeException unusable(Path file, IOException cause) {
        return InventoryProblem.INVENTORY_UNWRITABLE.exception("the walk's journal cannot be used: " + cause.getMessage(), file.toString(), cause);
    }
}
