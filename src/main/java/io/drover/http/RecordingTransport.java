package io.drover.http;

import io.drover.problem.ProblemException;
import io.drover.time.Time;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Appends every exchange to a file of JSON lines, redacted. Bodies of files are left out. Thread-safe. */
public final class RecordingTransport implements Transport {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Transport inner;
    private final Path file;
    private final Redaction redaction;
    private final Time time;

    public RecordingTransport(Transport inner, Path file, Redaction redaction, Time time) {
        this.inner = inner;
        this.file = file;
        this.redaction = redaction;
        this.time = time;
    }

    @Override
    public Response send(Request request) {
        Instant begun = time.now();
        try {
            Response response = inner.send(request);
            String body = response instanceof BufferedResponse whole ? new String(whole.bytes(), StandardCharsets.UTF_8) : null;
            write(exchange(request, begun, response.status(), response.headers(), body, null));
            return response;
        } catch (ProblemException e) {
            write(exchange(request, begun, 0, Map.of(), null, e.problem().code()));
            throw e;
        }
    }

    private Exchange exchange(
            Request request, Instant begun, int status, Map<String, List<String>> headers, @Nullable String body, @Nullable String problem) {
        Map<String, List<String>> clean = new LinkedHashMap<>();
        headers.forEach((name, values) -> clean.put(name, values.stream().map(v -> redaction.header(name, v)).toList()));
        String sent = request.body() instanceof Body.Json json ? redaction.json(new String(json.bytes(), StandardCharsets.UTF_8)) : null;
        return new Exchange(
                begun.toString(),
                request.method(),
                redaction.text(pathAndQuery(request.uri())),
                sent,
                status,
                clean,
                body == null ? null : redaction.json(body),
                problem,
                Duration.between(begun, time.now()).toMillis());
    }

    static String pathAndQuery(URI uri) {
        return uri.getRawQuery() == null ? uri.getRawPath() : uri.getRawPath() + "?" + uri.getRawQuery();
    }

    private synchronized void write(Exchange exchange) {
        try {
            Files.writeString(file, JSON.writeValueAsString(exchange) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw HttpProblem.RECORDING_UNWRITABLE.exception("the recording cannot be written", file.toString(), e);
        }
    }
}
