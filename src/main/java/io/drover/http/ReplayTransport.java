package io.drover.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers from what {@link RecordingTransport} wrote, matched by method, path and query. The same request asked again gets the next
 * recorded answer, and the last one for ever after. Thread-safe.
 */
public final class ReplayTransport implements Transport {
    private final Map<String, Deque<Exchange>> recorded = new HashMap<>();

    /** Holds nothing yet. */
    public ReplayTransport() {}

    /** @throws IOException when the file cannot be read */
    public static ReplayTransport of(Path recording) throws IOException {
        ReplayTransport replay = new ReplayTransport();
        for (String line : Files.readAllLines(recording)) {
            replay.add(JsonMapper.shared().readValue(line, Exchange.class));
        }
        return replay;
    }

    /** @param url path and query */
    public ReplayTransport answer(String method, String url, int status, Map<String, List<String>> headers, String body) {
        add(new Exchange("", method, url, null, status, headers, body, null, 0));
        return this;
    }

    private synchronized void add(Exchange exchange) {
        recorded.computeIfAbsent(exchange.key(), k -> new ArrayDeque<>()).add(exchange);
    }

    @Override
    public synchronized Response send(Request request) {
        String key = request.method() + " " + RecordingTransport.pathAndQuery(request.uri());
        Deque<Exchange> answers = recorded.getOrDefault(key, new ArrayDeque<>());
        Exchange exchange = answers.size() > 1 ? answers.removeFirst() : answers.peekFirst();
        if (exchange == null) {
            throw HttpProblem.NOT_IN_RECORDING.exception("nothing is recorded for " + key, request.where());
        }
        if (exchange.problem() != null) {
            throw HttpProblem.valueOf(exchange.problem()).exception("as recorded", request.where());
        }
        String body = exchange.body() == null ? "" : exchange.body();
        return new BufferedResponse(exchange.status(), exchange.headers(), body.getBytes(StandardCharsets.UTF_8));
    }
}
