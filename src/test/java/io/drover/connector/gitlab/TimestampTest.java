package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {
    @Test
    void it_reads_what_the_general_parser_reads() {
        Random random = new Random(20260303);
        for (int i = 0; i < 2000; i++) {
            Instant moment = Instant.ofEpochMilli(random.nextLong(4_102_444_800_000L));
            String text = "%1$tY-%1$tm-%1$tdT%1$tH:%1$tM:%1$tS.%1$tLZ".formatted(moment.atZone(java.time.ZoneOffset.UTC));
            assertThat(Timestamp.matches(text)).isTrue();
            assertThat(Timestamp.parse(text)).isEqualTo(moment).isEqualTo(Instant.parse(text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2024-01-31", "2024-01-31T08:00:00Z", "2024-01-31T08:00:00.000+01:00", "2024-01-31 08:00:00.000Z", "2024-01-31T08:00:00.0-1Z", "2024-01-31T08:00:00.000z"})
    void another_form_is_left_to_the_general_parser(String text) {
        assertThat(Timestamp.matches(text)).isFalse();
    }

    @Test
    void a_day_that_does_not_exist_is_no_time() {
        assertThat(Timestamp.parse("2023-02-29T08:00:00.000Z")).isNull();
        assertThat(Json.instant("2023-02-29T08:00:00.000Z")).isNull();
        assertThat(Json.instant("2024-01-31")).isEqualTo(Instant.parse("2024-01-31T00:00:00Z"));
        assertThat(Json.instant("2024-01-31T08:00:00.000+01:00")).isEqualTo(Instant.parse("2024-01-31T07:00:00Z"));
    }
}
