package io.drover.simulator.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits a {@code multipart/form-data} body into parts without holding a part in memory. */
final class MultipartReader {
    private final InputStream in;
    private final byte[] delimiter;

    /** Receives the parts in order. */
    interface Parts {
        /** Where the content of this part goes. */
        OutputStream open(String name, @Nullable String fileName, String contentType) throws IOException;
    }

    MultipartReader(InputStream in, String boundary) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The boundary a {@code Content-Type} names. */
    static String boundary(String contentType) throws IOException {
        int at = contentType.indexOf("boundary=");
        if (at < 0) {
            throw new EOFException("multipart body without boundary");
        }
        String boundary = contentType.substring(at + 9);
        int end = boundary.indexOf(';');
        return (end < 0 ? boundary : boundary.substring(0, end)).replace("\"", "").strip();
    }

    void readInto(Parts parts) throws IOException {
        // The first delimiter has no CRLF before it.
        copyUntil(OutputStream.nullOutputStream(), 2);
        while (!line().startsWith("--")) {
            Map<String, String> headers = headers();
            String disposition = headers.getOrDefault("content-disposition", "");
            String name = attribute(disposition, "name");
            try (OutputStream out =
                    parts.open(name == null ? "" : name, attribute(disposition, "filename"), headers.getOrDefault("content-type", "text/plain"))) {
                copyUntil(out, 0);
            }
        }
    }

    private void copyUntil(OutputStream out, int matched) throws IOException {
        int at = matched;
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("multipart body ends early");
            }
            if (next == (delimiter[at] & 0xff)) {
                at++;
                if (at == delimiter.length) {
                    return;
                }
                continue;
            }
            if (at > 0 && matched == 0) {
                out.write(delimiter, 0, at);
            }
            at = next == (delimiter[0] & 0xff) ? 1 : 0;
            if (at == 0) {
                out.write(next);
            }
            matched = 0;
        }
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
            if (line.size() > 1 << 14) {
                throw new IOException("multipart header too long");
            }
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    private static @Nullable String attribute(String header, String name) {
        int at = header.indexOf(" " + name + "=");
        if (at < 0) {
            return null;
        }
        String value = header.substring(at + name.length() + 2);
        if (value.startsWith("\"")) {
            int end = value.indexOf('"', 1);
            return value.substring(1, end < 0 ? value.length() : end);
        }
        int end = value.indexOf(';');
        return end < 0 ? value : value.substring(0, end);
    }
}
