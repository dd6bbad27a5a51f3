package io.drover.simulator.server;

import com.sun.net.httpserver.HttpExchange;
import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Faults.Kind;
import io.drover.simulator.Faults;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Caller;
import io.drover.simulator.access.Tokens;
import io.drover.simulator.graphql.GraphQlEndpoint;
import io.drover.simulator.limits.RateLimit;
import io.drover.simulator.limits.RateLimiter;
import io.drover.simulator.namespaces.Directory;
import io.drover.simulator.namespaces.MovedPermanently;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** REST v4: faults, rate limits, authentication, scopes, then the endpoint. */
final class Api {
    private static final Logger LOG = LoggerFactory.getLogger(Api.class);
    private static final Map<String, Object> TOO_MANY =
            Map.of("message", Map.of("error", "This endpoint has been requested too many times. Try again later."));

    private final Instance instance;
    private final RouteTree routes;
    private final Faults faults;
    private final RateLimiter limiter;
    private final Traffic traffic;
    private final Sender sender;
    private final Tokens tokens;
    private final Directory directory;
    private final EarlierAnswers earlier = new EarlierAnswers();

    Api(Instance instance, RouteTree routes, Faults faults, RateLimiter limiter, Traffic traffic, Sender sender) {
        this.instance = instance;
        this.routes = routes;
        this.faults = faults;
        this.limiter = limiter;
        this.traffic = traffic;
        this.sender = sender;
        this.tokens = new Tokens(instance);
        this.directory = new Directory(instance.db());
    }

    /** Sends the answer. */
    interface Sending {
        void send(@Nullable Kind fault) throws IOException;
    }

    void handle(HttpExchange exchange) throws IOException {
        String raw = exchange.getRequestURI().getRawPath();
        String path = raw.equals(GraphQlEndpoint.PATH) ? raw : raw.substring(Gateway.API.length());
        List<String> segments = RouteTree.segments(path);
        Optional<RouteTree.Match> match = routes.find(exchange.getRequestMethod(), segments);
        if (match.isEmpty()) {
            int status = routes.knows(segments) ? 405 : 404;
            traffic.count("unknown " + exchange.getRequestMethod());
            sender.send(exchange, HttpAnswer.json(status, Map.of("error", status == 404 ? "404 Not Found" : "405 Not Allowed")), null);
            return;
        }
        guarded(exchange, match.get().name(), fault -> answer(exchange, match.get(), fault));
    }

    /** Counts the request, and lets faults strike that come before any work is done. */
    void guarded(HttpExchange exchange, String endpoint, Sending sending) throws IOException {
        traffic.count(endpoint);
        Kind fault = faults.next(endpoint).orElse(null);
        switch (fault) {
            case TOO_MANY_REQUESTS -> sender.send(exchange, HttpAnswer.text(429, "Retry later\n").with("Retry-After", "1"), null);
            case BAD_GATEWAY -> sender.send(exchange, page(502, "502 Bad Gateway"), null);
            case NOT_FOUND -> sender.send(exchange, HttpAnswer.json(404, Map.of("message", "404 Not Found")), null);
            case UNAVAILABLE -> sender.send(exchange, page(503, "503 Service Unavailable"), null);
            case null, default -> sending.send(fault);
        }
    }

    private static HttpAnswer page(int status, String title) {
        String html = "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title + "</h1></center>\r\n</body>\r\n</html>\r\n";
        return HttpAnswer.of(status, html.getBytes(java.nio.charset.StandardCharsets.UTF_8), "text/html");
    }

    private void answer(HttpExchange exchange, RouteTree.Match match, @Nullable Kind fault) throws IOException {
        Authentication authentication = new Authentication(tokens, exchange);
        HttpAnswer answer;
        String key = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN");
        try {
            Caller caller = authentication.caller();
            RateLimiter.Ruling ruling = limiter.rule(knock(exchange, match, caller));
            RateLimit refusedBy = ruling.refusedBy();
            if (refusedBy != null) {
                answer = (refusedBy.headers() ? HttpAnswer.text(429, "Retry later\n") : HttpAnswer.json(429, TOO_MANY)).with(ruling.headers());
            } else if (fault == Kind.STALE && earlier.find(key).isPresent()) {
                answer = earlier.find(key).get().with(ruling.headers());
            } else {
                Scopes.check(caller, match);
                answer = run(exchange, match, authentication.withSudo(caller)).with(ruling.headers());
            }
        } catch (ApiError e) {
            boolean graphql = match.pattern().equals(GraphQlEndpoint.PATH) && e.status() == 401;
            answer = HttpAnswer.json(e.status(), graphql ? GraphQlEndpoint.INVALID_TOKEN : e.body());
        }
        if (fault == Kind.ANSWER_LOST) {
            throw new IOException("answer lost by a fault");
        }
        earlier.keep(faults, match, key, answer);
        sender.send(exchange, answer, fault);
    }

    private HttpAnswer run(HttpExchange exchange, RouteTree.Match match, Caller caller) throws IOException {
        HttpCall call = new HttpCall(instance, caller, exchange, match);
        try {
            ArchivedProjects.refuseWrites(call, match, directory);
            Call.Answer answer = match.endpoint().handle(call);
            return (HttpAnswer) answer;
        } catch (ApiError e) {
            return HttpAnswer.json(e.status(), e.body());
        } catch (MovedPermanently e) {
            String query = exchange.getRequestURI().getRawQuery();
            return HttpAnswer.json(301, Map.of("message", "Moved Permanently")).with("Location", e.location() + (query == null ? "" : "?" + query));
        } catch (Exception e) {
            LOG.warn("{}", match.name(), e);
            return HttpAnswer.json(500, Map.of("message", "500 Internal Server Error"));
        } finally {
            call.clean();
        }
    }

    private RateLimiter.Knock knock(HttpExchange exchange, RouteTree.Match match, Caller caller) {
        Row user = caller.user();
        return new RateLimiter.Knock(
                match.name(),
                user == null ? null : user.id(),
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                exchange.getRequestURI().getRawPath(),
                namespace(match));
    }

    private String namespace(RouteTree.Match match) {
        String id = match.parameters().get("id");
        if (id == null) {
            return "";
        }
        String decoded = Parameters.decodeSegment(id);
        return match.pattern().startsWith("/projects/")
                ? directory.project(decoded).map(project -> "namespace " + project.number("namespace_id")).orElse("")
                : decoded;
    }

    /** What reads answered before, for stale reads; only kept while faults are scripted. */
    private static final class EarlierAnswers {
        private static final int KEPT = 1000;

        private final Map<String, HttpAnswer> answers = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, HttpAnswer> eldest) {
                return size() > KEPT;
            }
        };

        synchronized Optional<HttpAnswer> find(String key) {
            return Optional.ofNullable(answers.get(key));
        }

        synchronized void keep(Faults faults, RouteTree.Match match, String key, HttpAnswer answer) throws IOException {
            if (!match.method().equals("GET") || answer.length() > 1 << 20 || !faults.staleReads()) {
                return;
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            answer.body().writeTo(body);
            answers.put(key, new HttpAnswer(answer.status(), answer.headers(), answer.length(), out -> out.write(body.toByteArray())));
        }
    }
}
