package io.drover.simulator.content;

import io.drover.simulator.SimulatedGitLab;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bare client for tests: one token, JSON both ways. */
public final class Api implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String token;

    public Api(SimulatedGitLab gitlab, String token) {
        this.base = gitlab.url() + "/api/v4";
        this.token = token;
    }

    public record Reply(int status, String text) {
        public JsonNode json() {
            return JSON.readTree(text);
        }
    }

    public Reply call(String method, String path, Object body) {
        HttpRequest.BodyPublisher publisher =
                body.equals("") ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).method(method, publisher);
        if (!token.isEmpty()) {
            request.header("PRIVATE-TOKEN", token);
        }
        if (!body.equals("")) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public JsonNode get(String path) {
        Reply reply = call("GET", path, "");
        if (reply.status() != 200) {
            throw new AssertionError(path + " answered " + reply.status() + " " + reply.text());
        }
        return reply.json();
    }

    public JsonNode post(String path, Map<String, ?> body) {
        Reply reply = call("POST", path, body);
        if (reply.status() != 201) {
            throw new AssertionError(path + " answered " + reply.status() + " " + reply.text());
        }
        return reply.json();
    }

    /** A field of every element. */
    public List<String> column(String path, String field) {
        List<String> values = new ArrayList<>();
        for (JsonNode each : get(path + (path.contains("?") ? "&" : "?") + "per_page=100")) {
            values.add(each.at(field.startsWith("/") ? field : "/" + field).asString());
        }
        return values;
    }

    public static String project(String fullPath) {
        return "/projects/" + URLEncoder.encode(fullPath, StandardCharsets.UTF_8);
    }

    public static String group(String fullPath) {
        return "/groups/" + URLEncoder.encode(fullPath, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
