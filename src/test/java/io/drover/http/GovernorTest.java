package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.drover.problem.ProblemException;
import io.drover.time.ManualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GovernorTest {
    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration PATIENT = Duration.ofDays(1);

    private final ManualTime time = new ManualTime(START);
    private final List<Instant> sent = new ArrayList<>();

    @Test
    void a_limit_is_kept_in_every_window_and_wholly_used() {
        RateLimit six = new RateLimit("project imports", List.of("POST /projects/import"), 6, MINUTE, RateLimit.By.USER, "doc");
        Transport governed = governed(governor(six), request -> answerAfter(Duration.ZERO, 201), PATIENT);

        for (int i = 0; i < 60; i++) {
            governed.send(Requests.post("POST /projects/import"));
        }

        assertThat(mostInAnyWindow(MINUTE)).isEqualTo(6);
        assertThat(Duration.between(START, time.now())).isEqualTo(Duration.ofMinutes(9));
    }

    @Test
    void a_slot_counts_from_the_answer_so_slow_requests_cannot_crowd_a_window() {
        RateLimit two = new RateLimit("few", List.of("*"), 2, MINUTE, RateLimit.By.USER, "doc");
        Transport governed = governed(governor(two), request -> answerAfter(Duration.ofSeconds(20), 200), PATIENT);

        for (int i = 0; i < 10; i++) {
            governed.send(Requests.get("GET /x"));
        }

        assertThat(mostInAnyWindow(MINUTE)).isLessThanOrEqualTo(2);
    }

    @Test
    void several_limits_hold_at_once() {
        RateLimit burst = new RateLimit("burst", List.of("*"), 10, MINUTE, RateLimit.By.USER, "doc");
        RateLimit hour = new RateLimit("sustained", List.of("*"), 100, Duration.ofHours(1), RateLimit.By.USER, "doc");
        Transport governed = governed(governor(burst, hour), request -> answerAfter(Duration.ZERO, 200), PATIENT);

        for (int i = 0; i < 250; i++) {
            governed.send(Requests.get("GET /x"));
        }

        assertThat(mostInAnyWindow(MINUTE)).isEqualTo(10);
        assertThat(mostInAnyWindow(Duration.ofHours(1))).isEqualTo(100);
    }

    @Test
    void a_limit_by_scope_counts_each_scope_for_itself() {
        RateLimit one = new RateLimit("downloads", List.of("GET /d"), 1, MINUTE, RateLimit.By.USER_AND_SCOPE, "doc");
        Transport governed = governed(governor(one), request -> answerAfter(Duration.ZERO, 200), PATIENT);

        for (String namespace : List.of("a", "b", "c")) {
            governed.send(scoped(namespace));
        }
        assertThat(time.now()).isEqualTo(START);

        governed.send(scoped("a"));
        assertThat(time.now()).isEqualTo(START.plus(MINUTE));
    }

    @Test
    void requests_that_a_limit_does_not_cover_pass() {
        RateLimit one = new RateLimit("exports", List.of("POST /projects/:id/export"), 1, MINUTE, RateLimit.By.USER, "doc");
        Transport governed = governed(governor(one), request -> answerAfter(Duration.ZERO, 200), PATIENT);

        for (int i = 0; i < 50; i++) {
            governed.send(Requests.get("GET /projects/:id/export"));
        }

        assertThat(time.now()).isEqualTo(START);
    }

    @Test
    void many_threads_together_keep_the_limit() throws Exception {
        RateLimit limit = new RateLimit("shared", List.of("*"), 5, MINUTE, RateLimit.By.USER, "doc");
        Transport governed = governed(governor(limit), request -> answerAfter(Duration.ZERO, 200), PATIENT);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 40; i++) {
                threads.submit(() -> governed.send(Requests.get("GET /x")));
            }
        }
        assertThat(sent).hasSize(40);
        assertThat(mostInAnyWindow(MINUTE)).isLessThanOrEqualTo(5);
    }

    @Test
    void a_wait_beyond_patience_is_thrown_with_the_time_to_come_back() {
        RateLimit one = new RateLimit("exports", List.of("*"), 1, Duration.ofMinutes(10), RateLimit.By.USER, "doc");
        Transport governed = governed(governor(one), request -> answerAfter(Duration.ZERO, 202), Duration.ofSeconds(90));
        governed.send(Requests.post("POST /e"));

        assertThatThrownBy(() -> governed.send(Requests.post("POST /e"))).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.is(HttpProblem.TOO_MANY_REQUESTS)).isTrue();
            assertThat(e.retryAt()).contains(START.plus(Duration.ofMinutes(10)));
        });
        assertThat(time.now()).as("nothing was slept").isEqualTo(START);

        time.advance(Duration.ofMinutes(10));
        governed.send(Requests.post("POST /e"));
        assertThat(sent).hasSize(2);
    }

    @Test
    void headers_teach_the_window_that_others_use_too() {
        long reset = START.plusSeconds(30).getEpochSecond();
        Transport governed = governed(
                governor(),
                request -> Requests.answer(
                        200,
                        "ratelimit-name", "throttle_authenticated_api",
                        "ratelimit-remaining", time.now().isBefore(START.plusSeconds(30)) ? "0" : "100",
                        "ratelimit-reset", Long.toString(time.now().isBefore(START.plusSeconds(30)) ? reset : reset + 60)),
                PATIENT);

        governed.send(Requests.get("GET /x"));
        assertThat(time.now()).isEqualTo(START);
        governed.send(Requests.get("GET /y"));
        assertThat(time.now()).as("nothing is left until the reset").isEqualTo(START.plusSeconds(30));
        governed.send(Requests.get("GET /y"));
        assertThat(time.now()).isEqualTo(START.plusSeconds(30));
    }

    @Test
    void a_server_whose_clock_is_wrong_is_understood_by_its_date() {
        Instant server = START.plus(Duration.ofHours(5));
        Response answer = Requests.answer(
                200,
                "date", java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME.format(server.atOffset(java.time.ZoneOffset.UTC)),
                "ratelimit-remaining", "0",
                "ratelimit-reset", Long.toString(server.plusSeconds(20).getEpochSecond()));

        assertThat(Learned.from(answer, START).resetAt()).contains(START.plusSeconds(20));
    }

    @Test
    void retry_after_is_obeyed_and_the_request_sent_again() {
        int[] calls = {0};
        Governor governor = governor();
        Transport governed = governed(
                governor, request -> calls[0]++ == 0 ? Requests.answer(429, "retry-after", "42", "ratelimit-name", "throttle_x") : Requests.answer(200), PATIENT);

        assertThat(governed.send(Requests.post("POST /x")).status()).isEqualTo(200);

        assertThat(time.now()).isEqualTo(START.plusSeconds(42));
        assertThat(governor.log().throttles()).singleElement().satisfies(throttle -> {
            assertThat(throttle.by()).isEqualTo("throttle_x");
            assertThat(throttle.endpoint()).isEqualTo("POST /x");
            assertThat(throttle.host()).isEqualTo("gitlab.test");
            assertThat(throttle.refused()).isEqualTo(1);
            assertThat(throttle.waited()).isEqualTo(Duration.ofSeconds(42));
        });
    }

    @Test
    void without_headers_the_waits_grow_and_only_that_endpoint_waits() {
        int[] refusals = {0};
        Governor governor = governor();
        Transport governed = governed(governor, request -> {
            if (request.endpoint().equals("POST /notes") && refusals[0] < 5) {
                refusals[0]++;
                return Requests.answer(429);
            }
            return Requests.answer(200);
        }, PATIENT);

        governed.send(Requests.post("POST /notes"));

        List<Duration> waits = new ArrayList<>();
        for (int i = 1; i < sent.size(); i++) {
            waits.add(Duration.between(sent.get(i - 1), sent.get(i)));
        }
        assertThat(waits).hasSize(5);
        assertThat(waits.getLast()).isGreaterThan(waits.getFirst()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
        Instant before = time.now();
        governed.send(Requests.get("GET /issues"));
        assertThat(time.now()).isEqualTo(before);
    }

    @Test
    void an_endpoint_that_stays_closed_is_thrown_in_the_end() {
        Transport governed = governed(governor(), request -> Requests.answer(429), Duration.ofSeconds(90));

        assertThatThrownBy(() -> governed.send(Requests.post("POST /notes"))).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.is(HttpProblem.TOO_MANY_REQUESTS)).isTrue();
            assertThat(e.retryAt()).isPresent();
        });
        assertThat(Duration.between(START, time.now())).isLessThanOrEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void a_budget_shared_with_others_shrinks_and_comes_back() {
        RateLimit six = new RateLimit("exports", List.of("POST /e"), 6, MINUTE, RateLimit.By.USER, "doc");
        Transport governed = governed(
                governor(six), request -> Duration.between(START, time.now()).toMinutes() < 5 && sentInLastMinute() > 3
                        ? Requests.answer(429)
                        : Requests.answer(202), PATIENT);

        for (int i = 0; i < 40; i++) {
            governed.send(Requests.post("POST /e"));
        }

        assertThat(mostInAnyWindow(MINUTE)).isLessThanOrEqualTo(6);
        assertThat(sent).as("few refusals: it learned").hasSizeLessThan(40 + 12);
    }

    @Test
    void fewer_are_let_in_while_the_host_answers_slowly_and_the_log_says_so() throws Exception {
        Governor governor = governor();
        Request request = Requests.get("GET /x");
        answerAll(governor, acquire(governor, request, 16), Duration.ofMillis(100));
        answerAll(governor, acquire(governor, request, 16), Duration.ofSeconds(10));

        List<Governor.Permit> half = acquire(governor, request, 8);
        List<Governor.Permit> ninth = Collections.synchronizedList(new ArrayList<>());
        Thread waiting = Thread.ofPlatform().daemon().start(() -> ninth.add(governor.acquire(request, time.now().plus(PATIENT))));
        await().until(() -> waiting.getState() == Thread.State.WAITING);
        assertThat(ninth).isEmpty();
        Request upload = new Request(
                "POST", request.uri(), Map.of(), new Body.File(Path.of("archive"), "application/gzip"), "POST /projects/import", "", MINUTE, false);
        assertThat(governor.acquire(upload, time.now().plus(PATIENT))).as("an upload does not wait for them").isNotNull();

        time.advance(Duration.ofMillis(100));
        governor.answered(half.getFirst(), Requests.answer(200));
        assertThat(waiting.join(Duration.ofSeconds(30))).as("somebody is let in").isTrue();

        assertThat(ninth).hasSize(1);
        assertThat(governor.log().throttles()).singleElement().satisfies(throttle -> {
            assertThat(throttle.by()).isEqualTo("slow answers");
            assertThat(throttle.waited()).isEqualTo(Duration.ofMillis(100));
        });
    }

    private List<Governor.Permit> acquire(Governor governor, Request request, int many) {
        return Stream.generate(() -> governor.acquire(request, time.now().plus(PATIENT))).limit(many).toList();
    }

    private void answerAll(Governor governor, List<Governor.Permit> permits, Duration after) {
        time.advance(after);
        permits.forEach(permit -> governor.answered(permit, Requests.answer(200)));
        time.advance(Duration.ofMillis(1));
    }

    private long sentInLastMinute() {
        return sent.stream().filter(at -> at.isAfter(time.now().minus(MINUTE))).count();
    }

    private Governor governor(RateLimit... limits) {
        return new Governor("gitlab.test", List.of(limits), time, new Random(7));
    }

    private Transport governed(Governor governor, Transport server, Duration patience) {
        return new GovernedTransport(
                request -> {
                    synchronized (sent) {
                        sent.add(time.now());
                    }
                    return server.send(request);
                },
                governor,
                patience);
    }

    private Response answerAfter(Duration duration, int status) {
        time.sleep(duration);
        return Requests.answer(status);
    }

    private static Request scoped(String namespace) {
        return Requests.request("GET", java.net.URI.create("http://gitlab.test/d"), "GET /d", namespace, true);
    }

    /** The largest number of requests in any half-open span of that length, wherever it begins. */
    private int mostInAnyWindow(Duration span) {
        List<Instant> times = sent.stream().sorted().toList();
        int most = 0;
        int from = 0;
        for (int to = 0; to < times.size(); to++) {
            while (!times.get(to).isBefore(times.get(from).plus(span))) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }
}
