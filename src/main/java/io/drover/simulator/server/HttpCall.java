package io.drover.simulator.server;

import com.sun.net.httpserver.HttpExchange;
import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Caller;
import io.drover.simulator.access.Levels;
import io.drover.simulator.access.Tokens;
import io.drover.simulator.namespaces.Directory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A {@link Call} over the JDK's HTTP server. */
final class HttpCall implements Call {
    private final Instance instance;
    private final Caller caller;
    private final HttpExchange exchange;
    private final RouteTree.Match match;
    private final RequestBody body;
    private final Access access;
    private final Directory directory;
    private @Nullable Map<String, @Nullable Object> params;

    HttpCall(Instance instance, Caller caller, HttpExchange exchange, RouteTree.Match match) {
        this.instance = instance;
        this.caller = caller;
        this.exchange = exchange;
        this.match = match;
        this.body = new RequestBody(exchange, instance.temporary());
        this.access = new Access(instance);
        this.directory = new Directory(instance.db());
    }

    @Override
    public Instance instance() {
        return instance;
    }

    @Override
    public @Nullable Row user() {
        return caller.user();
    }

    @Override
    public @Nullable Row token() {
        return caller.token();
    }

    @Override
    public Row requireUser() {
        Row user = caller.user();
        if (user == null) {
            throw Tokens.unauthorized();
        }
        return user;
    }

    @Override
    public Row requireAdmin() {
        Row user = requireUser();
        if (!user.flag("admin")) {
            throw ApiError.forbidden();
        }
        return user;
    }

    @Override
    public String path(String name) {
        String raw = match.parameters().get(name);
        if (raw == null) {
            throw new IllegalArgumentException("no :" + name + " in " + match.pattern());
        }
        return Parameters.decodeSegment(raw);
    }

    @Override
    public Row project() {
        return directory.project(path("id"))
                .filter(project -> access.seesProject(caller.user(), project))
                .orElseThrow(() -> ApiError.notFound("Project"));
    }

    @Override
    public Row project(int minAccess) {
        if (caller.user() == null) {
            // GitLab hides even that a project exists behind 401 for anonymous writers.
            throw Tokens.unauthorized();
        }
        Row project = project();
        if (access.inProject(caller.user(), project) < minAccess) {
            throw ApiError.forbidden();
        }
        return project;
    }

    @Override
    public Row group() {
        return directory.group(path("id"))
                .filter(group -> access.seesNamespace(caller.user(), group))
                .orElseThrow(() -> ApiError.notFound("Group"));
    }

    @Override
    public Row group(int minAccess) {
        if (caller.user() == null) {
            throw Tokens.unauthorized();
        }
        Row group = group();
        if (access.inNamespace(caller.user(), group) < Math.max(minAccess, Levels.MINIMAL)) {
            throw ApiError.forbidden();
        }
        return group;
    }

    @Override
    public Map<String, @Nullable Object> params() {
        Map<String, @Nullable Object> known = params;
        if (known == null) {
            known = new LinkedHashMap<>();
            String query = exchange.getRequestURI().getRawQuery();
            if (query != null) {
                Parameters.parse(query, known);
            }
            if (RequestBody.holdsParameters(exchange)) {
                body.readInto(known);
            }
            params = known;
        }
        return known;
    }

    @Override
    public Optional<String> text(String name) {
        Object value = params().get(name);
        return value == null || value instanceof Map<?, ?> || value instanceof List<?> ? Optional.empty() : Optional.of(value.toString());
    }

    @Override
    public String requireText(String name) {
        return text(name).orElseThrow(() -> ApiError.parameter(name + " is missing"));
    }

    @Override
    public Optional<Long> number(String name) {
        try {
            return text(name).filter(t -> !t.isBlank()).map(t -> Long.parseLong(t.strip()));
        } catch (NumberFormatException e) {
            throw ApiError.parameter(name + " is invalid");
        }
    }

    @Override
    public Optional<Boolean> flag(String name) {
        return text(name).filter(t -> !t.isEmpty()).map(t -> switch (t) {
            case "true", "t", "1", "on", "yes", "True" -> true;
            case "false", "f", "0", "off", "no", "False" -> false;
            default -> throw ApiError.parameter(name + " is invalid");
        });
    }

    @Override
    public List<String> list(String name) {
        Object value = params().get(name);
        if (value instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        return text(name).stream()
                .flatMap(t -> Arrays.stream(t.split(",")))
                .map(String::strip)
                .filter(t -> !t.isEmpty())
                .toList();
    }

    @Override
    public Optional<UploadedFile> file(String name) {
        params();
        return Optional.ofNullable(body.files().get(name));
    }

    @Override
    public InputStream body() {
        try {
            return RequestBody.stream(exchange);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    @Override
    public Answer json(int status, @Nullable Object value) {
        return HttpAnswer.json(status, value);
    }

    @Override
    public <T> Answer page(List<T> all, Function<? super T, ?> present) {
        String query = exchange.getRequestURI().getRawQuery();
        return new Paging(this, instance.url() + exchange.getRequestURI().getRawPath(), query == null ? "" : query).answer(all, present);
    }

    @Override
    public Answer file(Path file, String contentType, String fileName) {
        String quoted = fileName.replace("\"", "'");
        String encoded = URLEncoder.encode(fileName, StandardCharsets.UTF_8).replace("+", "%20");
        try {
            return HttpAnswer.file(file, contentType)
                    .with("Content-Disposition", "attachment; filename=\"" + quoted + "\"; filename*=UTF-8''" + encoded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Answer bytes(int status, byte[] content, String contentType) {
        return HttpAnswer.of(status, content, contentType);
    }

    @Override
    public Answer withHeader(Answer answer, String name, String value) {
        return ((HttpAnswer) answer).with(name, value);
    }

    @Override
    public Answer empty(int status) {
        return HttpAnswer.empty(status);
    }

    void clean() {
        body.clean();
    }
}
