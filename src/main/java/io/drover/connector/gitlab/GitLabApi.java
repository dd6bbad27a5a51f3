package io.drover.connector.gitlab;

import io.drover.config.Secret;
import io.drover.connector.Page;
import io.drover.http.Body;
import io.drover.http.HttpProblem;
import io.drover.http.Redaction;
import io.drover.http.Request;
import io.drover.http.Response;
import io.drover.http.Transport;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** GitLab's REST API over a transport: addresses, the token, JSON, pages, and refusals as problems. Knows no endpoint by itself. */
final class GitLabApi {
    static final JsonMapper JSON = JsonMapper.shared();

    /** For answers that are computed while we wait. GitLab itself gives up after 60 s. */
    private static final Duration ANSWER = Duration.ofMinutes(3);

    /** For files of any size; a stalled one is cut long before. */
    static final Duration TRANSFER = Duration.ofHours(12);

    private final Transport transport;
    private final URI url;
    private final Secret token;
    private final Refusals refusals;
    private final Pages pages = new Pages(this);

    GitLabApi(Transport transport, URI url, Secret token, Party party) {
        this.transport = transport;
        this.url = url;
        this.token = token;
        this.refusals = new Refusals(party, url.toString(), new Redaction(List.of(token.reveal())));
    }

    URI url() {
        return url;
    }

    Secret token() {
        return token;
    }

    ProblemException refused(Answer answer) {
        return refusals.of(answer);
    }

    ProblemException refused(GitLabProblem kind, Answer answer) {
        return refusals.of(kind, answer);
    }

    /** What the instance said, without our token. */
    String redacted(String said) {
        return refusals.redacted(said);
    }

    /** Any status comes back. */
    Answer exchange(String method, Route route, @Nullable Body body, boolean repeatable) {
        return exchangeAt(method, route, "/api/v4" + route.pathAndQuery(), body, repeatable);
    }

    /** An administrator's deed in somebody's name (doc/api/rest/authentication.md#sudo). Any status comes back. */
    Answer exchangeAs(long user, String method, Route route, ObjectNode body) {
        Request request = request(method, route, "/api/v4" + route.pathAndQuery(), jsonBody(body), ANSWER, false).withHeader("Sudo", Long.toString(user));
        try (Response response = transport.send(request)) {
            return new Answer(method, route, response.status(), response.headers(), json(request, response));
        }
    }

    /** The same at an address that GitLab gave us as the next page. */
    Answer exchangeAt(String method, Route route, String pathAndQuery, @Nullable Body body, boolean repeatable) {
        boolean uploads = body != null && !(body instanceof Body.Json);
        Request request = request(method, route, pathAndQuery, body, uploads ? TRANSFER : ANSWER, repeatable);
        try (Response response = transport.send(request)) {
            return new Answer(method, route, response.status(), response.headers(), json(request, response));
        }
    }

    Request request(String method, Route route, String pathAndQuery, @Nullable Body body, Duration deadline, boolean repeatable) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("PRIVATE-TOKEN", token.reveal());
        headers.put("Accept", "application/json");
        String endpoint = method + " " + route.pattern();
        return new Request(method, URI.create(url + pathAndQuery), headers, body, endpoint, route.scope(), deadline, repeatable);
    }

    /** An open answer, for downloads. The caller closes it. */
    Response open(Route route, Map<String, String> headers) {
        return transport.send(with(headers, request("GET", route, "/api/v4" + route.pathAndQuery(), null, TRANSFER, true)));
    }

    /** As it is, without our token: to addresses that GitLab gave out. The caller closes the answer. */
    Response send(Request request) {
        return transport.send(request);
    }

    /** Status of a GET outside {@code /api/v4}. */
    int status(Route route, String pathAndQuery, Map<String, String> headers) {
        Request request = with(headers, request("GET", route, pathAndQuery, null, ANSWER, true));
        try (Response response = transport.send(request)) {
            return response.status();
        }
    }

    /** A question asked by POST outside {@code /api/v4}. */
    JsonNode postAt(Route route, String path, Map<String, String> headers, Body body) {
        Request request = with(headers, request("POST", route, path, body, ANSWER, true));
        try (Response response = transport.send(request)) {
            Answer answer = new Answer("POST", route, response.status(), response.headers(), json(request, response));
            if (!answer.ok()) {
                throw refused(answer);
            }
            return answer.json();
        }
    }

    private static Request with(Map<String, String> headers, Request request) {
        Request more = request;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            more = more.withHeader(header.getKey(), header.getValue());
        }
        return more;
    }

    /** Reads one item of a list: begins at its {@code START_OBJECT}, leaves the parser at its {@code END_OBJECT}. */
    interface ItemReader<T> {
        T read(JsonParser json);
    }

    /** A list at an address, item by item into {@code sink}; the answer has JSON only when it is a refusal. */
    <T> Answer list(Route route, String pathAndQuery, ItemReader<T> item, Consumer<? super T> sink) {
        Request request = request("GET", route, pathAndQuery, null, ANSWER, true);
        try (Response response = transport.send(request)) {
            boolean ok = response.status() >= 200 && response.status() < 300;
            JsonNode json = read(request, response, bytes -> ok ? items(bytes, item, sink) : JSON.readTree(bytes));
            return new Answer("GET", route, response.status(), response.headers(), json);
        }
    }

    private static <T> JsonNode items(byte[] bytes, ItemReader<T> item, Consumer<? super T> sink) {
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_ARRAY) {
                throw new StreamReadException(json, "a list was expected");
            }
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    sink.accept(item.read(json));
                } else {
                    json.skipChildren();
                }
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode json(Request request, Response response) {
        return read(request, response, JSON::readTree);
    }

    private static JsonNode read(Request request, Response response, Function<byte[], JsonNode> reader) {
        try {
            byte[] bytes = response.body().readAllBytes();
            return bytes.length == 0 ? MissingNode.getInstance() : reader.apply(bytes);
        } catch (IOException e) {
            throw HttpProblem.reading(e, request.where());
        } catch (JacksonException e) {
            if (response.status() >= 400) {
                return MissingNode.getInstance();
            }
            throw HttpProblem.NOT_THE_API.exception("the answer is not JSON (status " + response.status() + ")", request.where(), e);
        }
    }

    /** Reads one thing. @throws ProblemException when GitLab refuses, also with 404 */
    JsonNode get(Route route) {
        Answer answer = exchange("GET", route, null, true);
        if (!answer.ok()) {
            throw refused(answer);
        }
        return answer.json();
    }

    /** Reads one thing that may not be there. */
    Optional<JsonNode> find(Route route) {
        Answer answer = exchange("GET", route, null, true);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.ok()) {
            throw refused(answer);
        }
        return Optional.of(answer.json());
    }

    /** Creates. Not repeated on a lost answer: the caller looks first. */
    JsonNode post(Route route, ObjectNode body) {
        return write("POST", route, body, false);
    }

    /** Sets attributes to values; sending it twice does no harm. */
    JsonNode put(Route route, ObjectNode body) {
        return write("PUT", route, body, true);
    }

    JsonNode patch(Route route, ObjectNode body) {
        return write("PATCH", route, body, true);
    }

    /** @param repeatable whether sending it twice does no harm */
    JsonNode write(String method, Route route, ObjectNode body, boolean repeatable) {
        Answer answer = exchange(method, route, jsonBody(body), repeatable);
        if (!answer.ok()) {
            throw refused(answer);
        }
        return answer.json();
    }

    static Body.Json jsonBody(ObjectNode body) {
        return new Body.Json(JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8));
    }

    /** Returns false when it was not there. */
    boolean delete(Route route) {
        Answer answer = exchange("DELETE", route, null, true);
        if (answer.status() == 404 || answer.status() == 410) {
            return false;
        }
        if (!answer.ok()) {
            throw refused(answer);
        }
        return true;
    }

    /** Every record of every page, in GitLab's order. */
    void each(Route route, Consumer<ObjectNode> sink) {
        @Nullable String cursor = null;
        do {
            Page<ObjectNode> page = page(route, cursor);
            page.items().forEach(sink);
            cursor = page.next();
        } while (cursor != null);
    }

    /** One page; a cursor is the address of the next one, as GitLab gave it. */
    Page<ObjectNode> page(Route route, @Nullable String cursor) {
        return page(route, cursor, json -> json.<ObjectNode>readValueAsTree());
    }

    /** The same without a tree for each item, for lists of many thousands. */
    <T> Page<T> page(Route route, @Nullable String cursor, ItemReader<T> item) {
        return pages.page(route, cursor, item);
    }
}
