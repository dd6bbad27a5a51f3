package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.problem.ProblemException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApacheTransportTest {
    private static final Duration SOON = Duration.ofMillis(300);

    private final ApacheTransport transport = new ApacheTransport(
            new TransportSettings(Duration.ofSeconds(2), SOON, Duration.ofSeconds(2), 8, Optional.empty(), Map.of()));
    private final CountDownLatch testIsOver = new CountDownLatch(1);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        testIsOver.countDown();
        transport.close();
    }

    @Test
    void an_answer_comes_with_status_headers_and_body() throws IOException {
        try (RawServer server = new RawServer((request, out) -> RawServer.text(out, "HTTP/1.1 201 Created\nX-Total: 7\nContent-Length: 2\n\n{}"))) {
            try (Response response = transport.send(get(server.url()))) {
                assertThat(response.status()).isEqualTo(201);
                assertThat(response.header("x-total")).contains("7");
                assertThat(response.body().readAllBytes()).isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
            }
            assertThat(server.heard().getFirst().headers()).containsEntry("private-token", "glpat-test").containsEntry("user-agent", "drover");
        }
    }

    @Test
    void a_body_that_stalls_times_out() throws IOException {
        try (RawServer server = new RawServer((request, out) -> {
            RawServer.text(out, "HTTP/1.1 200 OK\nContent-Length: 100\n\nonly this");
            testIsOver.await();
        })) {
            try (Response response = transport.send(get(server.url()))) {
                assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOfSatisfying(IOException.class, e ->
                        assertThat(HttpProblem.reading(e, "there").is(HttpProblem.NO_ANSWER_IN_TIME)).isTrue());
            }
        }
    }

    @Test
    void a_body_that_trickles_is_cut_at_the_deadline() throws IOException {
        try (RawServer server = new RawServer((request, out) -> {
            RawServer.text(out, "HTTP/1.1 200 OK\nContent-Length: 1000000\n\n");
            while (!testIsOver.await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                RawServer.text(out, "x");
            }
        })) {
            Request request = withDeadline(get(server.url()), Duration.ofMillis(700));
            try (Response response = transport.send(request)) {
                assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOfSatisfying(IOException.class, e ->
                        assertThat(HttpProblem.reading(e, "there").is(HttpProblem.NO_ANSWER_IN_TIME)).isTrue());
            }
        }
    }

    @Test
    void no_answer_at_all_times_out() throws IOException {
        try (RawServer server = new RawServer((request, out) -> testIsOver.await())) {
            assertProblem(HttpProblem.NO_ANSWER_IN_TIME, () -> transport.send(get(server.url())));
        }
    }

    @Test
    void a_cut_body_is_noticed() throws IOException {
        try (RawServer server = new RawServer((request, out) -> RawServer.text(out, "HTTP/1.1 200 OK\nContent-Length: 100\n\nhalf"))) {
            try (Response response = transport.send(get(server.url()))) {
                assertThatThrownBy(() -> response.body().readAllBytes()).isInstanceOfSatisfying(IOException.class, e ->
                        assertThat(HttpProblem.reading(e, "there").is(HttpProblem.CONNECTION_CUT)).isTrue());
            }
        }
    }

    @Test
    void a_connection_closed_before_the_answer_is_noticed() throws IOException {
        try (RawServer server = new RawServer((request, out) -> {})) {
            assertProblem(HttpProblem.CONNECTION_CUT, () -> transport.send(get(server.url())));
        }
    }

    @Test
    void nothing_listening_is_unreachable() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertProblem(HttpProblem.HOST_UNREACHABLE, () -> transport.send(get(URI.create("http://127.0.0.1:" + port))));
    }

    @Test
    void speaking_tls_to_a_server_that_does_not_is_a_tls_failure() throws IOException {
        try (RawServer server = new RawServer((request, out) -> RawServer.text(out, "HTTP/1.1 400 Bad Request\n\n"))) {
            URI https = URI.create(server.url().toString().replace("http:", "https:"));
            assertProblem(HttpProblem.TLS_FAILED, () -> transport.send(get(https)));
        }
    }

    @Test
    void failures_are_told_apart_by_their_type() {
        assertThat(Failures.problem(new java.net.UnknownHostException("x"))).isEqualTo(HttpProblem.HOST_NAME_UNKNOWN);
        assertThat(Failures.problem(new java.net.NoRouteToHostException())).isEqualTo(HttpProblem.HOST_UNREACHABLE);
        assertThat(Failures.problem(new javax.net.ssl.SSLHandshakeException("x"))).isEqualTo(HttpProblem.TLS_FAILED);
        assertThat(Failures.problem(new java.net.SocketException("Connection reset"))).isEqualTo(HttpProblem.CONNECTION_CUT);
    }

    @Test
    void a_moved_path_is_followed_with_the_token() throws IOException {
        try (RawServer server = new RawServer((request, out) -> RawServer.text(
                out,
                request.line().startsWith("GET /new")
                        ? "HTTP/1.1 200 OK\nContent-Length: 0\n\n"
                        : "HTTP/1.1 301 Moved\nLocation: /new\nConnection: close\nContent-Length: 0\n\n"))) {
            try (Response response = transport.send(get(server.url()))) {
                assertThat(response.status()).isEqualTo(200);
            }
            assertThat(server.heard()).hasSize(2).allSatisfy(heard -> assertThat(heard.headers()).containsEntry("private-token", "glpat-test"));
        }
    }

    @Test
    void another_host_never_sees_the_token() throws IOException {
        try (RawServer storage = new RawServer((request, out) -> RawServer.text(out, "HTTP/1.1 200 OK\nContent-Length: 4\n\nfile"));
                RawServer server = new RawServer((request, out) ->
                        RawServer.text(out, "HTTP/1.1 302 Found\nLocation: " + storage.url() + "/bucket\nContent-Length: 0\n\n"))) {
            Request request = get(server.url()).withHeader("Authorization", "Bearer x").withHeader("Range", "bytes=1-");
            try (Response response = transport.send(request)) {
                assertThat(response.status()).isEqualTo(200);
            }
            assertThat(storage.heard().getFirst().headers()).doesNotContainKeys("private-token", "authorization").containsEntry("range", "bytes=1-");
        }
    }

    @Test
    void a_write_is_not_redirected_to_another_host() throws IOException {
        try (RawServer server = new RawServer((request, out) ->
                RawServer.text(out, "HTTP/1.1 307 Temporary\nLocation: http://127.0.0.2:1/\nContent-Length: 0\n\n"))) {
            Request post = new Request("POST", server.url(), Map.of(), null, "POST /x", "", Duration.ofSeconds(5), false);
            assertProblem(HttpProblem.REDIRECT_REFUSED, () -> transport.send(post));
        }
    }

    @Test
    void redirects_in_a_circle_end() throws IOException {
        try (RawServer server = new RawServer((request, out) -> RawServer.text(out, "HTTP/1.1 302 Found\nLocation: /again\nConnection: close\nContent-Length: 0\n\n"))) {
            assertProblem(HttpProblem.REDIRECT_REFUSED, () -> transport.send(get(server.url())));
        }
    }

    @Test
    void a_ca_bundle_that_is_none_is_a_problem() throws IOException {
        Path file = Files.writeString(folder.resolve("ca.pem"), "not a certificate");
        TransportSettings settings = TransportSettings.standard(Optional.of(file));
        assertProblem(HttpProblem.CA_BUNDLE_UNREADABLE, () -> new ApacheTransport(settings).close());
    }

    @Test
    void files_are_streamed_with_their_length_and_fields() throws IOException {
        Path file = Files.writeString(folder.resolve("a.tar.gz"), "archive");
        try (RawServer server = new RawServer((request, out) -> RawServer.text(out, "HTTP/1.1 201 Created\nContent-Length: 2\n\n{}"))) {
            Body body = new Body.Multipart(Map.of("path", "p"), List.of(new Body.Multipart.Part("file", "a.tar.gz", "application/gzip", file)));
            Request request = new Request("POST", server.url(), Map.of(), body, "POST /projects/import", "", Duration.ofSeconds(5), false);
            try (Response response = transport.send(request)) {
                assertThat(response.status()).isEqualTo(201);
            }
            Map<String, String> headers = server.heard().getFirst().headers();
            assertThat(headers.get("content-type")).startsWith("multipart/form-data; ");
            assertThat(Integer.parseInt(headers.getOrDefault("content-length", "0"))).isGreaterThan("archive".length());
        }
    }

    @Test
    void the_proxy_comes_from_the_environment() {
        EnvironmentProxy proxy = new EnvironmentProxy(
                Map.of("HTTPS_PROXY", "http://u:p%40ss@proxy.corp:3128", "NO_PROXY", "internal.corp, .lab.corp,git.corp:8443"));
        assertThat(proxy.goesDirect("internal.corp", 443)).isTrue();
        assertThat(proxy.goesDirect("a.internal.corp", 443)).isTrue();
        assertThat(proxy.goesDirect("x.lab.corp", 443)).isTrue();
        assertThat(proxy.goesDirect("git.corp", 8443)).isTrue();
        assertThat(proxy.goesDirect("git.corp", 443)).isFalse();
        assertThat(proxy.goesDirect("notinternal.corp", 443)).isFalse();
        assertThat(proxy.goesDirect("127.0.0.1", 80)).isTrue();
    }

    private static Request get(URI uri) {
        return Requests.request("GET", uri.resolve("/api"), "GET /x", "", true);
    }

    private static Request withDeadline(Request r, Duration deadline) {
        return new Request(r.method(), r.uri(), r.headers(), r.body(), r.endpoint(), r.scope(), deadline, r.repeatable());
    }

    private static void assertProblem(HttpProblem problem, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().code()).isEqualTo(problem.name());
            assertThat(e.getMessage()).doesNotContain("glpat-test");
        });
    }
}
