package io.drover.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;

/** An answer that is wholly in memory. */
public record BufferedResponse(int status, Map<String, List<String>> headers, byte[] bytes) implements Response {
    public BufferedResponse {
        headers = Map.copyOf(headers);
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void close() {
        // holds nothing open
    }
}
