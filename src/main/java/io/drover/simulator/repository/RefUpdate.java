package io.drover.simulator.repository;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One line of a push: a ref goes from one object to another. All zeros mean that there is none. */
record RefUpdate(String before, String after, String ref) {
    boolean deletes() {
        return after.chars().allMatch(c -> c == '0');
    }

    boolean creates() {
        return before.chars().allMatch(c -> c == '0');
    }

    /** Reads the command list at the start of a push and keeps its bytes in {@code copy}, so that git can read them again. */
    static List<RefUpdate> read(InputStream in, ByteArrayOutputStream copy) throws IOException {
        List<RefUpdate> updates = new ArrayList<>();
        while (true) {
            byte[] size = in.readNBytes(4);
            copy.writeBytes(size);
            if (size.length == 0 && updates.isEmpty()) {
                return updates;
            }
            if (size.length < 4) {
                throw new EOFException("push ends inside its command list");
            }
            int length = Integer.parseInt(new String(size, StandardCharsets.US_ASCII), 16);
            if (length == 0) {
                return updates;
            }
            byte[] line = in.readNBytes(length - 4);
            copy.writeBytes(line);
            parse(new String(line, StandardCharsets.UTF_8), updates);
        }
    }

    private static void parse(String line, List<RefUpdate> updates) {
        int end = line.indexOf('\0');
        String[] words = (end < 0 ? line : line.substring(0, end)).strip().split(" ", 3);
        if (words.length == 3 && words[2].startsWith("refs/")) {
            updates.add(new RefUpdate(words[0], words[1], words[2]));
        }
    }
}
