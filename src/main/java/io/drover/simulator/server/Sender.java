package io.drover.simulator.server;

import com.sun.net.httpserver.HttpExchange;
import io.drover.simulator.Faults;
import io.drover.simulator.Instance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends an answer, or fails to. */
final class Sender {
    private static final int SLOW_PIECES = 20;
    private static final Duration SLOW_PAUSE = Duration.ofMillis(250);

    private final Instance instance;

    Sender(Instance instance) {
        this.instance = instance;
    }

    void send(HttpExchange exchange, HttpAnswer answer, Faults.@Nullable Kind fault) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        exchange.getResponseHeaders().set("X-Gitlab-Meta", "{\"correlation_id\":\"" + correlationId(exchange) + "\",\"version\":\"1\"}");
        boolean head = exchange.getRequestMethod().equals("HEAD");
        boolean bodiless = head || answer.length() == 0 || answer.status() == 204 || answer.status() == 304;
        if (head && answer.length() > 0) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(answer.length()));
        }
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : Math.max(0, answer.length()));
        if (bodiless) {
            exchange.close();
        } else if (fault == Faults.Kind.CUT) {
            cut(exchange, answer);
        } else if (fault == Faults.Kind.SLOW) {
            slowly(exchange, answer);
        } else {
            try (OutputStream out = exchange.getResponseBody()) {
                answer.body().writeTo(out);
            }
        }
    }

    /** Half the body, then the connection is gone. */
    private static void cut(HttpExchange exchange, HttpAnswer answer) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        answer.body().writeTo(whole);
        OutputStream out = exchange.getResponseBody();
        out.write(whole.toByteArray(), 0, whole.size() / 2);
        out.flush();
        throw new IOException("connection cut by a fault");
    }

    private void slowly(HttpExchange exchange, HttpAnswer answer) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        answer.body().writeTo(whole);
        byte[] bytes = whole.toByteArray();
        int piece = Math.max(1, bytes.length / SLOW_PIECES);
        try (OutputStream out = exchange.getResponseBody()) {
            for (int at = 0; at < bytes.length; at += piece) {
                out.write(bytes, at, Math.min(piece, bytes.length - at));
                out.flush();
                instance.time().sleep(SLOW_PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String correlationId(HttpExchange exchange) {
        return Long.toHexString(System.identityHashCode(exchange) * 0x9E3779B97F4A7C15L);
    }
}
