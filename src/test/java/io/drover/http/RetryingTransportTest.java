package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.problem.ProblemException;
import io.drover.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryingTransportTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");

    private final ManualTime time = new ManualTime(START);
    private int sent;

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void a_passing_failure_of_a_read_is_tried_again_after_a_wait(int status) {
        Transport retrying = retrying(() -> Requests.answer(status), () -> Requests.answer(status), () -> Requests.answer(200));

        assertThat(retrying.send(Requests.get("GET /x")).status()).isEqualTo(200);
        assertThat(sent).isEqualTo(3);
        assertThat(Duration.between(START, time.now())).isBetween(Duration.ofMillis(1500), Duration.ofSeconds(3));
    }

    @Test
    void a_failure_that_lasts_comes_back_as_an_answer() {
        Transport retrying = retrying(() -> Requests.answer(503));

        assertThat(retrying.send(Requests.get("GET /x")).status()).isEqualTo(503);
        assertThat(sent).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void a_write_that_may_have_been_done_is_not_tried_again(int status) {
        assertThat(retrying(() -> Requests.answer(status)).send(Requests.post("POST /x")).status()).isEqualTo(status);
        assertThat(sent).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = HttpProblem.class, names = {"CONNECTION_CUT", "NO_ANSWER_IN_TIME"})
    void a_lost_answer_is_asked_for_again_only_where_that_is_harmless(HttpProblem problem) {
        assertThat(retrying(failing(problem), () -> Requests.answer(200)).send(Requests.get("GET /x")).status()).isEqualTo(200);

        sent = 0;
        Transport write = retrying(failing(problem), () -> Requests.answer(200));
        assertThatThrownBy(() -> write.send(Requests.post("POST /x"))).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(problem)).isTrue());
        assertThat(sent).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = HttpProblem.class, names = {"HOST_UNREACHABLE", "HOST_NAME_UNKNOWN"})
    void what_was_never_sent_is_tried_again_even_a_write(HttpProblem problem) {
        assertThat(retrying(failing(problem), () -> Requests.answer(201)).send(Requests.post("POST /x")).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource(value = HttpProblem.class, names = {"TLS_FAILED", "NOT_THE_API", "TOO_MANY_REQUESTS", "PROXY_REFUSED", "REDIRECT_REFUSED"})
    void what_will_not_pass_by_itself_is_not_tried_again(HttpProblem problem) {
        assertThatThrownBy(() -> retrying(failing(problem)).send(Requests.get("GET /x"))).isInstanceOf(ProblemException.class);
        assertThat(sent).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 401, 404, 409, 422, 429, 500})
    void other_answers_are_answers(int status) {
        assertThat(retrying(() -> Requests.answer(status)).send(Requests.get("GET /x")).status()).isEqualTo(status);
        assertThat(sent).isEqualTo(1);
    }

    private static Supplier<Response> failing(HttpProblem problem) {
        return () -> {
            throw problem.exception("as the test wants", null);
        };
    }

    /** Answers in this order; the last one for ever. */
    @SafeVarargs
    private Transport retrying(Supplier<Response>... answers) {
        Deque<Supplier<Response>> left = new ArrayDeque<>(List.of(answers));
        return new RetryingTransport(
                request -> {
                    sent++;
                    return (left.size() > 1 ? left.removeFirst() : left.getFirst()).get();
                },
                time,
                new Random(3));
    }
}
