package io.drover.simulator.transfer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads the JSON files of an archive's tree. Anything that is not JSON ends the import, as does a line that is too long. */
final class TreeFiles {
    /** Longer documents and lines are cut, and what is cut does not parse. */
    static final int LINE_LIMIT = 50 * 1024 * 1024;

    private final Path tree;
    private final int lineLimit;

    /** @param tree the directory {@code tree/}. @throws TransferException when it is missing */
    TreeFiles(Path tree, int lineLimit) {
        if (!Files.isDirectory(tree)) {
            throw new TransferException("invalid import format");
        }
        this.tree = tree;
        this.lineLimit = lineLimit;
    }

    /** The one object in {@code file}; empty for anything else. @throws TransferException when it is missing or not JSON */
    Map<String, @Nullable Object> object(String file) throws IOException {
        Path path = tree.resolve(file);
        if (!Files.isRegularFile(path)) {
            throw new TransferException("No such file or directory - " + file);
        }
        try (InputStream in = Files.newInputStream(path)) {
            return parse(in.readNBytes(lineLimit)) instanceof Map<?, ?> map ? strings(map) : Map.of();
        }
    }

    boolean exists(String file) {
        return Files.isRegularFile(tree.resolve(file));
    }

    /** One value for each line; null for a {@code null} line, nothing for a missing file. @throws TransferException when a line is not JSON */
    List<@Nullable Object> lines(String file) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        Path path = tree.resolve(file);
        if (!Files.isRegularFile(path)) {
            return values;
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            for (byte[] line = next(in); line.length > 0; line = next(in)) {
                values.add(parse(line));
            }
        }
        return values;
    }

    /** The next line with its line end, cut at the limit; empty at the end of the file. */
    private byte[] next(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (line.size() < lineLimit) {
            int read = in.read();
            if (read < 0) {
                break;
            }
            line.write(read);
            if (read == '\n') {
                break;
            }
        }
        return line.toByteArray();
    }

    private static @Nullable Object parse(byte[] text) {
        try {
            return RailsJson.read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString());
        } catch (JacksonException | CharacterCodingException | StackOverflowError e) {
            throw new TransferException("Incorrect JSON format");
        }
    }

    static Map<String, @Nullable Object> strings(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new java.util.LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
