package io.drover.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the head of a Git bundle: signature, capabilities, missing commits, refs, up to the blank line before the pack. */
final class BundleHeader {
    private static final int LONGEST_LINE = 8 << 10;

    private final InputStream in;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, String> refs = new LinkedHashMap<>();
    private @Nullable String head;
    private long missing;

    private BundleHeader(InputStream in) {
        this.in = in;
    }

    static BundleContents read(String name, long bytes, InputStream content) throws IOException {
        return new BundleHeader(new java.io.BufferedInputStream(content, 8 << 10)).read(name, bytes);
    }

    private BundleContents read(String name, long bytes) throws IOException {
        String signature = line();
        int version = "# v2 git bundle".equals(signature) ? 2 : "# v3 git bundle".equals(signature) ? 3 : 0;
        boolean complete = false;
        if (version > 0) {
            String line = line();
            for (; line != null && !line.isEmpty(); line = line()) {
                take(line);
            }
            complete = line != null;
        }
        return new BundleContents(name, bytes, complete ? version : 0, counts, refs, head, missing);
    }

    private void take(String line) {
        int space = line.indexOf(' ');
        if (line.startsWith("-")) {
            missing++;
        } else if (!line.startsWith("@") && space > 0) {
            ref(line.substring(0, space), line.substring(space + 1));
        }
    }

    private void ref(String id, String name) {
        if (name.equals("HEAD")) {
            head = id;
            return;
        }
        String kind = kind(name);
        counts.merge(kind, 1L, Long::sum);
        if (!kind.equals("keep-around") && refs.size() < BundleContents.MOST_REFS) {
            refs.put(name, id);
        }
    }

    private static String kind(String ref) {
        if (ref.startsWith("refs/heads/")) {
            return "branches";
        }
        if (ref.startsWith("refs/tags/")) {
            return "tags";
        }
        if (ref.startsWith("refs/merge-requests/")) {
            return "merge requests";
        }
        return ref.startsWith("refs/keep-around/") ? "keep-around" : "other";
    }

    /** Null at the end and for a line no bundle has. */
    private @Nullable String line() throws IOException {
        byte[] line = new byte[LONGEST_LINE];
        int length = 0;
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || length == line.length) {
                return null;
            }
            line[length++] = (byte) b;
        }
        return new String(line, 0, length, StandardCharsets.UTF_8);
    }
}
