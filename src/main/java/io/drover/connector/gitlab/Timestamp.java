package io.drover.connector.gitlab;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The form in which GitLab gives nearly every time, {@code 2024-01-31T08:00:00.000Z}. Lists of tens of thousands hold several each, and
 * the general parser takes longer over one than reading the rest of its record does.
 */
final class Timestamp {
    /** A 0 stands for any digit. */
    private static final String FORM = "0000-00-00T00:00:00.000Z";

    private Timestamp() {}

    static boolean matches(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = text.charAt(i);
            boolean fits = FORM.charAt(i) == '0' ? c >= '0' && c <= '9' : c == FORM.charAt(i);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** @param text of this form; null when there is no such day or hour */
    static @Nullable Instant parse(String text) {
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            number(text, 20, 23) * 1_000_000)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
