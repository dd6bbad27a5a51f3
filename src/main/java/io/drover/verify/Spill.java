package io.drover.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One side's canonical records of a relation: on disk, with only a key and a digest of each in memory, so that a project with a hundred
 * thousand issues needs no more heap than one with ten. Holds no secret: canonical records have only keyed digests of them.
 */
final class Spill implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long end;

    private record Entry(long offset, int length, byte[] digest, boolean unreadable) {}

    Spill(Path folder) {
        try {
            Files.createDirectories(folder);
            file = Files.createTempFile(folder, "records", ".json");
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param unreadable the record has secrets that cannot be read, so it is never simply equal */
    void add(String key, ObjectNode canonical, boolean unreadable) {
        byte[] bytes = Canonical.bytes(canonical);
        String unique = key;
        for (int i = 2; entries.containsKey(unique); i++) {
            unique = key + " #" + i;
        }
        entries.put(unique, new Entry(end, bytes.length, Digest.sha256(bytes), unreadable));
        try {
            end += channel.write(ByteBuffer.wrap(bytes), end);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    long size() {
        return entries.size();
    }

    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    boolean sameAs(String key, ObjectNode canonical) {
        Entry entry = entries.get(key);
        return entry != null && !entry.unreadable() && Arrays.equals(entry.digest(), Digest.sha256(Canonical.bytes(canonical)));
    }

    @Nullable ObjectNode read(String key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(entry.length());
        try {
            while (bytes.hasRemaining() && channel.read(bytes, entry.offset() + bytes.position()) >= 0) {
                // until the record is whole
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Canonical.read(bytes.array());
    }

    @Override
    public void close() {
        try {
            channel.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
