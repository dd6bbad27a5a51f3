package io.drover.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualTimeTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private final ManualTime clock = new ManualTime(START);
    private final List<String> happened = new ArrayList<>();

    @Test
    void the_clock_stops_at_each_alarm_in_the_order_of_time_and_then_goes_on() {
        alarm(20, "late");
        alarm(5, "early");
        alarm(5, "early too");

        clock.advanceTo(START.plusSeconds(60));

        assertThat(happened).containsExactly("early at 5", "early too at 5", "late at 20");
        assertThat(clock.now()).isEqualTo(START.plusSeconds(60));
    }

    @Test
    void an_alarm_goes_off_once_and_not_before_its_time() {
        alarm(10, "once");
        clock.sleep(Duration.ofMillis(9_999));
        assertThat(happened).isEmpty();
        clock.sleep(Duration.ofMillis(1));
        clock.advance(Duration.ofHours(1));
        assertThat(happened).containsExactly("once at 10");
    }

    @Test
    void work_may_leave_the_alarm_for_what_follows_and_that_is_met_on_the_same_way() {
        clock.alarm(START.plusSeconds(5), () -> {
            note("first");
            clock.alarm(clock.now().plusSeconds(5), () -> note("second"));
        });

        clock.advance(Duration.ofSeconds(10));

        assertThat(happened).containsExactly("first at 5", "second at 10");
    }

    @Test
    void an_alarm_for_the_past_goes_off_with_the_next_move_and_turns_nothing_back() {
        clock.advance(Duration.ofSeconds(30));
        alarm(10, "overslept");
        clock.advanceTo(START);
        assertThat(happened).as("a move into the past is none").isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(happened).containsExactly("overslept at 30");
    }

    private void alarm(int seconds, String what) {
        clock.alarm(START.plusSeconds(seconds), () -> note(what));
    }

    private void note(String what) {
        happened.add(what + " at " + Duration.between(START, clock.now()).toSeconds());
    }
}
