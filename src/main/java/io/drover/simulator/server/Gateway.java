package io.drover.simulator.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.drover.simulator.ApiError;
import io.drover.simulator.Faults;
import io.drover.simulator.Instance;
import io.drover.simulator.graphql.GraphQlEndpoint;
import io.drover.simulator.limits.RateLimiter;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The front door: sends a request to the API or to the web side (Git, LFS, uploads) and its answer back. */
public final class Gateway implements HttpHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
    static final String API = "/api/v4";

    private final Api api;
    private final WebSide web;
    private final Sender sender;

    /** What is not under {@code /api/v4}. */
    public interface WebSide {
        /** An answer, or a failure as {@link ApiError}. */
        HttpAnswer answer(HttpExchange exchange) throws Exception;

        /** Such as {@code GIT git-upload-pack}. */
        String endpoint(HttpExchange exchange);
    }

    public Gateway(Instance instance, RouteTree routes, WebSide web, Faults faults, RateLimiter limiter, Traffic traffic) {
        this.sender = new Sender(instance);
        this.api = new Api(instance, routes, faults, limiter, traffic, sender);
        this.web = web;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        try {
            if (path.startsWith(API + "/") || path.equals(API) || path.equals(GraphQlEndpoint.PATH)) {
                api.handle(exchange);
            } else {
                String endpoint = web.endpoint(exchange);
                api.guarded(exchange, endpoint, fault -> sender.send(exchange, webAnswer(exchange), fault));
            }
        } catch (IOException e) {
            LOG.debug("{} {}: {}", exchange.getRequestMethod(), path, e.getMessage());
            exchange.close();
        } catch (RuntimeException | Error e) {
            // The JDK's server would leave the client waiting for ever.
            LOG.warn("{} {}", exchange.getRequestMethod(), path, e);
            exchange.close();
        }
    }

    private HttpAnswer webAnswer(HttpExchange exchange) {
        try {
            return web.answer(exchange);
        } catch (ApiError e) {
            return HttpAnswer.json(e.status(), e.body());
        } catch (Exception e) {
            LOG.warn("{}", exchange.getRequestURI(), e);
            return HttpAnswer.text(500, "500 Internal Server Error");
        }
    }
}
