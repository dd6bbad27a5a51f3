package io.drover.connector.gitlab;

import io.drover.http.BufferedResponse;
import io.drover.http.Request;
import io.drover.http.Response;
import io.drover.http.Transport;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Real answers of gitlab.com, by path and page; see SOURCE.txt beside them. They were recorded with other page sizes and orders than we
 * ask for, which the instance's own Link headers then follow. A list that was not recorded is empty.
 */
final class Recordings implements Transport {
    private final Map<String, BufferedResponse> answers = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();

    Recordings() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(Recordings.class.getResource("gitlab.com")).toURI());
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("GET_")).toList()) {
                String address = URLDecoder.decode(file.getFileName().toString().substring("GET_".length()), StandardCharsets.UTF_8);
                answers.put(key(address), read(file));
            }
        }
    }

    /** Paths and queries in the order in which they were asked. */
    List<String> asked() {
        return asked;
    }

    @Override
    public synchronized Response send(Request request) {
        String address = request.uri().getRawPath() + (request.uri().getRawQuery() == null ? "" : "?" + request.uri().getRawQuery());
        asked.add(address);
        BufferedResponse answer = answers.get(key(address));
        return answer != null ? answer : new BufferedResponse(200, Map.of(), "[]".getBytes(StandardCharsets.UTF_8));
    }

    private static String key(String address) {
        String[] parts = address.split("\\?", 2);
        String page = parts.length == 1
                ? "1"
                : Arrays.stream(parts[1].split("&")).filter(p -> p.startsWith("page=")).map(p -> p.substring(5)).findFirst().orElse("1");
        return parts[0] + " page " + page;
    }

    /** Headers, an empty line, the body. */
    private static BufferedResponse read(Path file) throws IOException {
        String text = Files.readString(file);
        int end = text.indexOf("\n\n");
        Map<String, List<String>> headers = new LinkedHashMap<>();
        text.substring(0, end).lines().forEach(line -> {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), List.of(line.substring(colon + 1).strip()));
        });
        return new BufferedResponse(200, headers, text.substring(end + 2).getBytes(StandardCharsets.UTF_8));
    }
}
