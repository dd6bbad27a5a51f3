package io.drover.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Requests and answers for tests. */
final class Requests {
    private Requests() {}

    static Request get(String endpoint) {
        return request("GET", URI.create("http://gitlab.test/api/v4/x"), endpoint, "", true);
    }

    static Request post(String endpoint) {
        return request("POST", URI.create("http://gitlab.test/api/v4/x"), endpoint, "", false);
    }

    static Request request(String method, URI uri, String endpoint, String scope, boolean repeatable) {
        Map<String, String> headers = Map.of("Accept", "application/json", "PRIVATE-TOKEN", "glpat-test");
        return new Request(method, uri, headers, null, endpoint, scope, Duration.ofSeconds(5), repeatable);
    }

    static Response answer(int status, String... headers) {
        Map<String, List<String>> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], List.of(headers[i + 1]));
        }
        return new BufferedResponse(status, map, new byte[0]);
    }
}
