package io.drover.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final List<String> lines = new ArrayList<>();
    private long now;

    @Test
    void it_shows_count_rate_and_time_left_and_closes_with_the_total_time() {
        ProgressLine progress = new ProgressLine("projects", 400, () -> now, (text, last) -> lines.add((last ? "! " : "") + text));
        now = 2_000_000_000L;
        progress.advance(100);
        progress.note("acme/web");
        now = 8_000_000_000L;
        progress.advance(300);
        progress.close();
        progress.close();
        assertThat(lines)
                .containsExactly(
                        "projects: 100 of 400, 50/s, about 6.0 s left",
                        "projects: 400 of 400, 50/s (acme/web)",
                        "! projects: 400 of 400, 50/s, in 8.0 s");
    }
}
