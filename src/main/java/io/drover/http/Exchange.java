package io.drover.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer as they are recorded: a line of JSON, without secrets.
 *
 * @param url          path and query, without the host
 * @param requestBody  JSON that was sent; null when none, or when it was a file
 * @param status       0 when there was no answer
 * @param body         JSON or text that came; null when it was a file
 * @param problem      code of the problem when there was no answer
 * @param millis       until the answer's head, or its whole body where that is small
 */
record Exchange(
        String at,
        String method,
        String url,
        @Nullable String requestBody,
        int status,
        Map<String, List<String>> headers,
        @Nullable String body,
        @Nullable String problem,
        long millis) {
    Exchange {
        headers = new LinkedHashMap<>(headers);
    }

    String key() {
        return method + " " + url;
    }
}
