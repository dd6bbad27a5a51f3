package io.drover.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.http.HttpProblem;
import io.drover.problem.ProblemException;
import io.drover.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitWaitTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final List<Duration> slept = new ArrayList<>();
    private final Time time = new Time() {
        @Override
        public Instant now() {
            return NOW;
        }

        @Override
        public void sleep(Duration duration) {
            slept.add(duration);
        }
    };

    private static ProblemException limited(Instant until) {
        return new ProblemException(HttpProblem.TOO_MANY_REQUESTS.problem("the limit", "host"), null, until);
    }

    @Test
    void an_instance_that_says_when_it_answers_again_is_asked_again_then() {
        Iterator<Duration> limits = List.of(Duration.ofMinutes(3), Duration.ofMinutes(20)).iterator();
        String answer = new LimitWait(time).with(() -> {
            if (limits.hasNext()) {
                throw limited(NOW.plus(limits.next()));
            }
            return "there";
        });
        assertThat(answer).isEqualTo("there");
        assertThat(slept).containsExactly(Duration.ofMinutes(3), Duration.ofMinutes(20));
    }

    @Test
    void other_problems_and_an_endless_limit_are_told() {
        assertThatThrownBy(() -> new LimitWait(time).with(() -> {
                    throw HttpProblem.CONNECTION_CUT.exception("cut", "host");
                }))
                .isInstanceOf(ProblemException.class);
        assertThat(slept).isEmpty();
        assertThatThrownBy(() -> new LimitWait(time).with(() -> {
                    throw limited(NOW.plusSeconds(1));
                }))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(HttpProblem.TOO_MANY_REQUESTS)).isTrue());
        assertThat(slept).hasSize(10);
    }
}
