package io.drover.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.engine.ItemState;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A wave is as fast as the limits allow, on a clock that nobody's machine can slow down. */
@Tag("long")
class WaveTest {
    @TempDir
    private Path folder;

    @Test
    void forty_projects_take_hardly_longer_than_the_limits_of_gitlab_com_allow_and_are_never_refused() throws Exception {
        Wave wave = new Wave(40, 8);
        Wave.Outcome outcome = wave.run(folder);

        assertThat(outcome.tally().of(ItemState.DONE)).as("projects, their groups, the group above, the users and what ties the projects").isEqualTo(40 + 5 + 1 + 1 + 1);
        assertThat(outcome.refusals()).as("429").isEmpty();
        assertThat(wave.lowerBound()).as("8 in a namespace and 36 before the last four: 7 minutes, and the jobs").isEqualTo(Duration.ofMinutes(7).plusSeconds(20));
        assertThat(outcome.took()).isGreaterThanOrEqualTo(wave.lowerBound());
        assertThat(outcome.took().toMillis() / (double) wave.lowerBound().toMillis()).as(outcome.took() + " of " + wave.lowerBound()).isLessThanOrEqualTo(1.1);
    }
}
