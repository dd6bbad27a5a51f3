package io.drover.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, sizes and times as people read them. Always English and UTC, so that a report is the same wherever it is made. */
public final class Figures {
    private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB"};

    private Figures() {}

    /** {@code 12,345}. */
    public static String number(long value) {
        return String.format(Locale.ENGLISH, "%,d", value);
    }

    /** {@code 1 project}, {@code 12,345 projects}. */
    public static String many(long count, String one, String more) {
        return number(count) + " " + (count == 1 ? one : more).strip();
    }

    /** {@code 1.3 GB}, in thousands. */
    public static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double value = bytes;
        int unit = -1;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return String.format(Locale.ENGLISH, value < 10 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }

    /** {@code 850 ms}, {@code 12.3 s}, {@code 4 min 5 s}, {@code 3 h 20 min}. */
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ENGLISH, "%.1f s", millis / 1000.0);
        }
        if (duration.toHours() < 1) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    public static String instant(Instant instant) {
        return INSTANT.format(instant);
    }

    static String clock(Instant instant) {
        return CLOCK.format(instant);
    }

    /** {@code 99.7 %}; never rounded up to 100. */
    public static String percent(long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        double value = Math.floor(1000.0 * part / whole) / 10;
        return String.format(Locale.ENGLISH, value == Math.rint(value) ? "%.0f %%" : "%.1f %%", value);
    }
}
