package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CongestionTest {
    private static final Duration QUICK = Duration.ofMillis(200);
    private static final Duration SLOW = Duration.ofSeconds(3);

    private final Congestion congestion = new Congestion();
    private Instant now = Instant.parse("2026-03-07T06:00:00Z");

    @Test
    void a_round_of_quick_answers_lets_in_one_more_up_to_a_limit() {
        int first = congestion.allowed();
        round(QUICK, 200);
        round(QUICK, 200);
        assertThat(congestion.allowed()).isBetween(first + 1, first + 2);
        for (int i = 0; i < 200; i++) {
            round(QUICK, 200);
        }
        assertThat(congestion.allowed()).isEqualTo(64);
    }

    @Test
    void a_round_of_slow_answers_halves_once_and_not_for_each_of_them() {
        round(QUICK, 200);
        int before = congestion.allowed();
        round(SLOW, 200);
        assertThat(congestion.allowed()).isEqualTo(before / 2);
        round(SLOW, 200);
        assertThat(congestion.allowed()).isEqualTo(before / 4);
    }

    @Test
    void it_never_stops_altogether_and_comes_back() {
        round(QUICK, 200);
        for (int i = 0; i < 20; i++) {
            round(SLOW, 200);
        }
        assertThat(congestion.allowed()).isEqualTo(1);
        assertThat(congestion.room()).isTrue();
        for (int i = 0; i < 10; i++) {
            round(QUICK, 200);
        }
        assertThat(congestion.allowed()).isBetween(9, 12);
    }

    @Test
    void an_endpoint_is_measured_by_its_own_best() {
        int first = congestion.allowed();
        for (int i = 0; i < 5; i++) {
            one("GET /issues", QUICK, 200);
            one("POST /groups/:id/export", SLOW, 202);
        }
        assertThat(congestion.allowed()).as("that one always takes three seconds").isGreaterThanOrEqualTo(first);
        one("GET /issues", SLOW, 200);
        assertThat(congestion.allowed()).isLessThan(first);
    }

    @Test
    void what_is_quick_all_the_same_is_not_slow() {
        int first = congestion.allowed();
        one("GET /x", Duration.ofMillis(2), 200);
        one("GET /x", Duration.ofMillis(400), 200);
        assertThat(congestion.allowed()).isGreaterThanOrEqualTo(first);
    }

    @Test
    void an_overloaded_host_and_no_answer_halve_and_a_refusal_by_a_limit_does_not() {
        int first = congestion.allowed();
        one("GET /x", QUICK, 429);
        one("GET /x", QUICK, 500);
        assertThat(congestion.allowed()).isEqualTo(first);
        one("GET /x", QUICK, 503);
        assertThat(congestion.allowed()).isEqualTo(first / 2);
        congestion.begins();
        now = now.plusSeconds(1);
        congestion.unanswered(now, now.plusSeconds(30));
        assertThat(congestion.allowed()).isEqualTo(first / 4);
    }

    @Test
    void a_slow_time_that_stays_becomes_the_measure() {
        one("GET /x", QUICK, 200);
        for (int i = 0; i < 400; i++) {
            one("GET /x", SLOW, 200);
        }
        assertThat(congestion.allowed()).as("the host became slower for good, not crowded").isGreaterThan(8);
    }

    @Test
    void uploads_are_let_alone() {
        Body.File file = new Body.File(Path.of("archive.tar.gz"), "application/gzip");
        Request get = Requests.get("GET /x");
        assertThat(Congestion.concerns(get)).isTrue();
        assertThat(Congestion.concerns(
                        new Request("PUT", get.uri(), Map.of(), file, "PUT /x", "", Duration.ofHours(1), true)))
                .isFalse();
    }

    /** As many requests at once as are allowed, all answered after {@code took}. */
    private void round(Duration took, int status) {
        Instant sent = now;
        int many = congestion.allowed();
        for (int i = 0; i < many; i++) {
            assertThat(congestion.room()).isTrue();
            congestion.begins();
        }
        assertThat(congestion.room()).as("no more than that").isFalse();
        now = now.plus(took);
        for (int i = 0; i < many; i++) {
            congestion.answered("GET /x", status, sent, took, now);
        }
        now = now.plusMillis(1);
    }

    private void one(String endpoint, Duration took, int status) {
        congestion.begins();
        Instant sent = now;
        now = now.plus(took);
        congestion.answered(endpoint, status, sent, took, now);
        now = now.plusMillis(1);
    }
}
