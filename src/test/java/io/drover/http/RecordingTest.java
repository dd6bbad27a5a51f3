package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.problem.ProblemException;
import io.drover.time.ManualTime;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
    private static final String TOKEN = "glpat-a/b+c=d e";

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-05T08:00:00Z"));
    private final Redaction redaction = new Redaction(List.of(TOKEN));

    @TempDir
    private Path folder;

    @Test
    void a_secret_is_hidden_raw_encoded_and_in_base64() {
        String clean = redaction.text("raw " + TOKEN + " url glpat-a%2Fb%2Bc%3Dd%20e form glpat-a%2Fb%2Bc%3Dd+e b64 "
                + java.util.Base64.getEncoder().encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8)));
        assertThat(clean).isEqualTo("raw [secret] url [secret] form [secret] b64 [secret]");
    }

    @Test
    void attributes_that_hold_secrets_are_hidden_whatever_they_hold() {
        assertThat(redaction.json("{\"key\":\"A\",\"value\":\"hun\\\"ter2\",\"token\": \"t\",\"runners_token\":\"GR\",\"name\":\"n\",\"value\":null}"))
                .isEqualTo("{\"key\":\"A\",\"value\":\"[secret]\",\"token\": \"[secret]\",\"runners_token\":\"[secret]\",\"name\":\"n\",\"value\":null}");
    }

    @Test
    void headers_with_credentials_are_hidden() {
        assertThat(redaction.header("PRIVATE-TOKEN", "anything")).isEqualTo("[secret]");
        assertThat(redaction.header("set-cookie", "s=1")).isEqualTo("[secret]");
        assertThat(redaction.header("link", "<https://x/?private_token=" + "glpat-a%2Fb%2Bc%3Dd%20e" + ">")).doesNotContain("glpat");
    }

    @Test
    void what_was_recorded_replays_in_order_without_secrets() throws IOException {
        Path file = folder.resolve("exchanges.jsonl");
        int[] calls = {0};
        Transport network = request -> {
            if (calls[0]++ == 2) {
                throw HttpProblem.CONNECTION_CUT.exception("cut", null);
            }
            byte[] body = ("{\"call\":" + calls[0] + ",\"value\":\"hunter2\"}").getBytes(StandardCharsets.UTF_8);
            return new BufferedResponse(200, Map.of("x-total", List.of("1"), "set-cookie", List.of("session=1")), body);
        };
        Transport recording = new RecordingTransport(network, file, redaction, time);
        recording.send(request());
        recording.send(request());
        assertThatThrownBy(() -> recording.send(request())).isInstanceOf(ProblemException.class);

        assertThat(Files.readAllLines(file)).hasSize(3);
        assertThat(Files.readString(file)).doesNotContain("glpat").doesNotContain("hunter2").doesNotContain("session=1");
        ReplayTransport replay = ReplayTransport.of(file);
        assertThat(body(replay.send(request()))).contains("\"call\":1");
        assertThat(replay.send(request()).header("x-total")).contains("1");
        assertThatThrownBy(() -> replay.send(request())).isInstanceOfSatisfying(ProblemException.class, e ->
                assertThat(e.is(HttpProblem.CONNECTION_CUT)).isTrue());
    }

    @Test
    void what_was_not_recorded_is_a_problem() {
        assertThatThrownBy(() -> new ReplayTransport().send(request())).isInstanceOfSatisfying(ProblemException.class, e ->
                assertThat(e.is(HttpProblem.NOT_IN_RECORDING)).isTrue());
    }

    @Test
    void a_web_page_instead_of_json_is_a_problem_unless_a_load_balancer_speaks() {
        assertThat(whole(503, "text/html", "<html>").send(request()).status()).isEqualTo(503);
        assertThatThrownBy(() -> whole(200, "text/html; charset=utf-8", "<html>").send(request()))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(HttpProblem.NOT_THE_API)).isTrue());
        assertThatThrownBy(() -> whole(403, "text/html", "<html>").send(request()))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(HttpProblem.NOT_THE_API)).isTrue());
    }

    private static Transport whole(int status, String type, String body) {
        return new WholeAnswers(
                request -> new BufferedResponse(status, Map.of("content-type", List.of(type)), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Request request() {
        URI uri = URI.create("https://gitlab.test/api/v4/projects/1/variables?private_token=glpat-a%2Fb%2Bc%3Dd%20e&page=1");
        Map<String, String> headers = Map.of("PRIVATE-TOKEN", TOKEN, "Accept", "application/json");
        Body body = new Body.Json("{\"value\":\"hunter2\"}".getBytes(StandardCharsets.UTF_8));
        // the recorded address has its secret hidden, so replays ask for the hidden one
        URI hidden = URI.create(uri.toString().replace("private_token=glpat-a%2Fb%2Bc%3Dd%20e&", ""));
        return new Request("GET", hidden, headers, body, "GET /projects/:id/variables", "", Duration.ofSeconds(5), true);
    }

    private static String body(Response response) throws IOException {
        return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    }
}
