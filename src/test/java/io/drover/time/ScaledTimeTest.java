package io.drover.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScaledTimeTest {
    @Test
    void two_clocks_with_the_same_anchor_agree_and_run_ahead() {
        ScaledTime clock = new ScaledTime(Instant.now().minusSeconds(10), 60);
        ScaledTime other = ScaledTime.parse(clock.toString());
        assertThat(other).isEqualTo(clock);
        assertThat(Duration.between(Instant.now(), clock.now())).isGreaterThan(Duration.ofSeconds(9 * 60));
        assertThat(Duration.between(clock.now(), other.now()).abs()).isLessThan(Duration.ofMinutes(5));
    }

    @Test
    void sleeping_passes_the_duration_of_this_time() throws InterruptedException {
        ScaledTime clock = new ScaledTime(Instant.now(), 1000);
        Instant before = clock.now();
        clock.sleep(Duration.ofSeconds(20));
        assertThat(Duration.between(before, clock.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void nonsense_is_refused() {
        assertThatThrownBy(() -> ScaledTime.parse("60")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScaledTime.parse("60@yesterday")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScaledTime(Instant.EPOCH, 0.5)).isInstanceOf(IllegalArgumentException.class);
    }
}
