package io.drover.simulator.content;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times as clients write them and durations as GitLab shows them. */
final class Times {
    private static final long HOUR = 3600;
    private static final long DAY = 8 * HOUR;
    private static final long WEEK = 5 * DAY;
    private static final long MONTH = 4 * WEEK;

    private Times() {}

    /** An ISO 8601 time or date. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.replace(' ', 'T')).toInstant());
        } catch (DateTimeParseException e) {
            return date(text).map(d -> d.atStartOfDay(ZoneOffset.UTC).toInstant());
        }
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** {@code 1w 2d 3h 30m} with days of 8 hours and weeks of 5 days (doc/user/project/time_tracking.md); null for nothing. */
    static @Nullable String human(long seconds) {
        if (seconds == 0) {
            return null;
        }
        long left = Math.abs(seconds);
        StringBuilder text = new StringBuilder(seconds < 0 ? "-" : "");
        long[] sizes = {MONTH, WEEK, DAY, HOUR, 60, 1};
        String[] units = {"mo", "w", "d", "h", "m", "s"};
        for (int i = 0; i < sizes.length; i++) {
            if (left >= sizes[i]) {
                text.append(left / sizes[i]).append(units[i]).append(' ');
                left %= sizes[i];
            }
        }
        return text.toString().strip();
    }

    /** Seconds of {@code 3h 30m}; empty when it is no duration. */
    static Optional<Long> seconds(String human) {
        String text = human.strip();
        boolean negative = text.startsWith("-");
        long total = 0;
        for (String part : (negative ? text.substring(1) : text).split("\\s+")) {
            if (!part.matches("\\d{1,9}(mo|w|d|h|m|s)?")) {
                return Optional.empty();
            }
            total += Long.parseLong(part.replaceAll("\\D", "")) * unit(part.replaceAll("\\d", ""));
        }
        return Optional.of(negative ? -total : total);
    }

    private static long unit(String unit) {
        return switch (unit) {
            case "mo" -> MONTH;
            case "w" -> WEEK;
            case "d" -> DAY;
            case "h", "" -> HOUR;
            case "m" -> 60;
            default -> 1;
        };
    }
}
