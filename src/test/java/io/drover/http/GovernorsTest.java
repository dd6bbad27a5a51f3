package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.config.Secret;
import io.drover.time.Time;
import java.net.URI;
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

    private Governor governor(String url, String token) {
        return governors.of(URI.create(url), new Secret(token), List.of(), Time.system(), new Random(1));
    }
}
