package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.config.Secret;
import io.drover.time.ManualTime;
import io.drover.time.Time;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GovernorsTest {
    private final Governors governors = new Governors();

    @Test
    void one_token_on_one_host_has_one_budget_whoever_uses_it() {
        Governor source = governor("https://gitlab.example", "a");
        assertThat(governor("https://gitlab.example", "a")).isSameAs(source);
        assertThat(governor("https://gitlab.example", "b")).isNotSameAs(source);
        assertThat(governor("https://gitlab.example:8443", "a")).isNotSameAs(source);
    }

    /** A rehearsal checks up with the real clock first; its run must not wait real minutes afterwards. */
    @Test
    void every_clock_has_governors_of_its_own() {
        Time fast = new ManualTime(Instant.parse("2026-03-07T06:00:00Z"));
        Governor real = governor("https://gitlab.example", "a");
        Governor rehearsed = governor("https://gitlab.example", "a", fast);
        assertThat(rehearsed).isNotSameAs(real);
        assertThat(rehearsed.now()).isEqualTo(fast.now());
    }

    private Governor governor(String url, String token) {
        return governor(url, token, Time.system());
    }

    private Governor governor(String url, String token, Time time) {
        return governors.of(URI.create(url), new Secret(token), List.of(), time, new Random(1));
    }
}
