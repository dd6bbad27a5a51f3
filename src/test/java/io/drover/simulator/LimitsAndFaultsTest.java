package io.drover.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.simulator.Faults.Kind;
import io.drover.simulator.limits.LimitsProfile;
import io.drover.simulator.limits.RateLimit;
import io.drover.time.ManualTime;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsAndFaultsTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-03-01T10:00:00Z"));
    private final SimulatedGitLab gitlab =
            SimulatedGitLab.start(SimulatorOptions.defaults().withTime(time).withLimits(LimitsProfile.GITLAB_COM).withSeed(7));
    private final RestClient root = new RestClient(gitlab.url(), gitlab.rootToken());

    @AfterEach
    void close() {
        gitlab.close();
    }

    @Test
    void the_wide_limit_is_announced_in_headers() {
        RestClient.Answer answer = root.get("/version");
        assertThat(answer.header("RateLimit-Limit")).isEqualTo("2000");
        assertThat(answer.header("RateLimit-Name")).isEqualTo("throttle_authenticated_api");
        assertThat(answer.header("RateLimit-Remaining")).isEqualTo("1999");
        assertThat(answer.header("RateLimit-Reset")).isEqualTo(Long.toString(Instant.parse("2026-03-01T10:01:00Z").getEpochSecond()));
    }

    @Test
    void application_limits_refuse_without_telling_when_to_come_back() {
        for (int i = 0; i < 50; i++) {
            assertThat(root.get("/groups").status()).isEqualTo(200);
        }
        RestClient.Answer refused = root.get("/groups");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isEmpty();
        assertThat(refused.json().get("message").get("error").asString())
                .isEqualTo("This endpoint has been requested too many times. Try again later.");
        assertThat(gitlab.limiter().throttled()).containsEntry("groups_api GET /groups", 1L);
        assertThat(gitlab.traffic().requests()).containsEntry("GET /groups", 51L);
        time.advance(Duration.ofMinutes(1));
        assertThat(root.get("/groups").status()).isEqualTo(200);
    }

    @Test
    void the_wide_limit_refuses_in_plain_text_and_says_when_to_come_back() {
        time.advance(Duration.ofSeconds(20));
        gitlab.limiter().use(List.of(new RateLimit(
                "throttle_authenticated_api", List.of("ANY *"), 3, Duration.ofMinutes(1), RateLimit.Scope.USER, true, "doc/user/gitlab_com/rate_limits.md")));
        for (int i = 0; i < 3; i++) {
            assertThat(root.get("/version").status()).isEqualTo(200);
        }
        RestClient.Answer refused = root.get("/version");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).isEqualTo("Retry later\n");
        assertThat(refused.header("Retry-After")).isEqualTo("40");
    }

    @Test
    void faults_strike_where_and_when_they_were_told_to() {
        gitlab.faults().inject(Kind.BAD_GATEWAY).on("GET /version").nth(2);
        gitlab.faults().inject(Kind.UNAVAILABLE).on("GET /metadata").times(1);
        assertThat(root.get("/version").status()).isEqualTo(200);
        assertThat(root.get("/version").status()).isEqualTo(502);
        assertThat(root.get("/version").status()).isEqualTo(200);
        assertThat(root.get("/metadata").status()).isEqualTo(503);
        assertThat(root.get("/metadata").status()).isEqualTo(200);
        assertThat(gitlab.faults().fired()).containsExactly("BAD_GATEWAY GET /version", "UNAVAILABLE GET /metadata");
        assertThat(gitlab.faults()).hasToString("faults with seed 7");
    }

    @Test
    void every_limit_names_the_page_that_states_it() {
        assertThat(LimitsProfile.GITLAB_COM.limits()).isNotEmpty().allSatisfy(limit -> assertThat(limit.source()).startsWith("doc/").endsWith(".md"));
    }

    @Test
    void a_cut_answer_ends_early() {
        gitlab.faults().inject(Kind.CUT).on("GET /user").times(1);
        assertThatThrownBy(() -> root.get("/user")).isInstanceOf(UncheckedIOException.class);
        assertThat(root.get("/user").status()).isEqualTo(200);
    }

    @Test
    void a_lost_answer_leaves_its_work_done() {
        gitlab.faults().inject(Kind.ANSWER_LOST).on("POST /projects").times(1);
        assertThatThrownBy(() -> root.post("/projects", Map.of("name", "twice"))).isInstanceOf(UncheckedIOException.class);
        assertThat(root.post("/projects", Map.of("name", "twice")).status()).isEqualTo(400);
        assertThat(root.get("/projects").json().size()).isEqualTo(1);
    }

    @Test
    void a_stale_read_answers_what_was_true_before_the_write() {
        gitlab.faults().inject(Kind.STALE).on("GET /projects").nth(2);
        assertThat(root.get("/projects").json().size()).isZero();
        root.post("/projects", Map.of("name", "fresh"));
        assertThat(root.get("/projects").json().size()).isZero();
        assertThat(root.get("/projects").json().size()).isEqualTo(1);
    }

    @Test
    void a_stale_read_is_never_the_answer_to_a_write() {
        long id = root.post("/projects", Map.of("name", "fresh")).json().path("id").asLong();
        gitlab.faults().inject(Kind.STALE).on("PUT /projects/:id");
        root.get("/projects/" + id);
        root.put("/projects/" + id, Map.of("description", "written"));
        assertThat(root.get("/projects/" + id).json().path("description").asString()).isEqualTo("written");
    }

    @Test
    void an_import_fails_half_way_only_where_it_was_told_to() {
        gitlab.faults().inject(Kind.IMPORT_FAILS).on("acme/*").times(1);
        assertThat(gitlab.faults().importFails("other/shop")).isFalse();
        assertThat(gitlab.faults().importFails("acme/shop")).isTrue();
        assertThat(gitlab.faults().importFails("acme/shop")).isFalse();
    }
}
