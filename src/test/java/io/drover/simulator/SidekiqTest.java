package io.drover.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drover.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SidekiqTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private final ManualTime clock = new ManualTime(START);
    private final List<String> happened = new CopyOnWriteArrayList<>();

    @Test
    void a_clock_that_jumps_shows_no_time_after_a_job_without_its_work() {
        try (Sidekiq sidekiq = new Sidekiq(clock)) {
            sidekiq.later(Duration.ofSeconds(5), () -> {
                happened.add("queued at " + Duration.between(START, clock.now()).toSeconds());
                sidekiq.later(Duration.ofSeconds(5), () -> happened.add("done at " + Duration.between(START, clock.now()).toSeconds()));
            });
            clock.advance(Duration.ofSeconds(4));
            assertThat(happened).isEmpty();
            clock.advance(Duration.ofMinutes(1));
            assertThat(happened).containsExactly("queued at 5", "done at 10");
        }
    }

    @Test
    void a_job_that_breaks_stops_neither_the_clock_nor_the_next_job() {
        try (Sidekiq sidekiq = new Sidekiq(clock)) {
            sidekiq.later(Duration.ofSeconds(1), () -> {
                throw new IllegalStateException("broken");
            });
            sidekiq.later(Duration.ofSeconds(2), () -> happened.add("next"));
            clock.advance(Duration.ofSeconds(3));
            assertThat(happened).containsExactly("next");
        }
    }

    @Test
    void a_job_without_delay_runs_by_itself() {
        try (Sidekiq sidekiq = new Sidekiq(clock)) {
            sidekiq.later(Duration.ZERO, () -> happened.add("at once"));
            await().untilAsserted(() -> assertThat(happened).containsExactly("at once"));
        }
    }

    @Test
    void nothing_runs_after_closing() {
        Sidekiq sidekiq = new Sidekiq(clock);
        sidekiq.later(Duration.ofSeconds(1), () -> happened.add("too late"));
        sidekiq.close();
        clock.advance(Duration.ofSeconds(2));
        assertThat(happened).isEmpty();
    }
}
