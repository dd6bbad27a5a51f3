package io.drover.http;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the headers of an answer say about limits (doc/administration/settings/user_and_ip_rate_limits.md, "Response headers"). Times are
 * turned into our clock by the answer's {@code Date}, because the two clocks may differ.
 *
 * @param name       {@code RateLimit-Name}, such as {@code throttle_authenticated_api}
 * @param remaining  {@code RateLimit-Remaining}
 * @param resetAt    {@code RateLimit-Reset}, on our clock
 * @param retryAfter {@code Retry-After}, from now
 */
record Learned(Optional<String> name, OptionalLong remaining, Optional<Instant> resetAt, Optional<Duration> retryAfter) {
    /** A limit on what we believe: no header may stop us longer. */
    private static final Duration LONGEST = Duration.ofHours(2);

    static Learned from(Response response, Instant now) {
        Optional<Instant> date = response.header("date").flatMap(Learned::httpDate);
        OptionalLong reset = number(response, "ratelimit-reset");
        Optional<Instant> resetAt = reset.isEmpty()
                ? Optional.empty()
                : Optional.of(now.plus(capped(Duration.between(date.orElse(now), Instant.ofEpochSecond(reset.getAsLong())))));
        return new Learned(response.header("ratelimit-name"), number(response, "ratelimit-remaining"), resetAt, retryAfter(response, date.orElse(now)));
    }

    private static Optional<Duration> retryAfter(Response response, Instant serverNow) {
        OptionalLong seconds = number(response, "retry-after");
        if (seconds.isPresent()) {
            return Optional.of(capped(Duration.ofSeconds(seconds.getAsLong())));
        }
        return response.header("retry-after").flatMap(Learned::httpDate).map(at -> capped(Duration.between(serverNow, at)));
    }

    private static Duration capped(Duration duration) {
        if (duration.isNegative()) {
            return Duration.ZERO;
        }
        return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    }

    private static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException notADate) {
            return Optional.empty();
        }
    }

    private static OptionalLong number(Response response, String header) {
        String text = response.header(header).orElse("").strip();
        boolean digits = !text.isEmpty() && text.length() < 16 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
