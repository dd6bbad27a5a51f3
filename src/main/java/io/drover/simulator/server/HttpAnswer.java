package io.drover.simulator.server;

import io.drover.simulator.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What goes back over HTTP.
 *
 * @param length of the body in bytes; -1 when it is not known before it is written
 */
public record HttpAnswer(int status, Map<String, String> headers, long length, Body body) implements Call.Answer {
    /** Writes the body. */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    public static HttpAnswer of(int status, byte[] bytes, String contentType) {
        return new HttpAnswer(status, Map.of("Content-Type", contentType), bytes.length, out -> out.write(bytes));
    }

    public static HttpAnswer json(int status, @org.jspecify.annotations.Nullable Object value) {
        return of(status, JsonText.bytes(value), "application/json");
    }

    public static HttpAnswer text(int status, String text) {
        return of(status, text.getBytes(java.nio.charset.StandardCharsets.UTF_8), "text/plain; charset=utf-8");
    }

    public static HttpAnswer empty(int status) {
        return new HttpAnswer(status, Map.of(), 0, out -> {});
    }

    public static HttpAnswer file(Path file, String contentType) throws IOException {
        return new HttpAnswer(200, Map.of("Content-Type", contentType), Files.size(file), out -> {
            try (InputStream in = Files.newInputStream(file)) {
                in.transferTo(out);
            }
        });
    }

    public HttpAnswer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new HttpAnswer(status, more, length, body);
    }

    public HttpAnswer with(Map<String, String> others) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new HttpAnswer(status, more, length, body);
    }
}
