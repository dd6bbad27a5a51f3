package io.drover.connector.gitlab;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads attributes of GitLab's JSON. Absent and null are the same: older versions leave out what newer ones send as null. */
final class Json {
    private Json() {}

    static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNull() || value.isMissingNode() ? null : value.asString();
    }

    static String text(JsonNode node, String name, String otherwise) {
        String value = text(node, name);
        return value == null ? otherwise : value;
    }

    static long number(JsonNode node, String name, long otherwise) {
        JsonNode value = node.path(name);
        return value.isNumber() ? value.asLong() : otherwise;
    }

    static @Nullable Long numberOrNull(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isNumber() ? (Long) value.asLong() : null;
    }

    static boolean flag(JsonNode node, String name) {
        return node.path(name).asBoolean(false);
    }

    static @Nullable Instant instant(JsonNode node, String name) {
        String value = text(node, name);
        return value == null ? null : instant(value);
    }

    /** Null when it is not a date or a time. */
    static @Nullable Instant instant(String value) {
        if (Timestamp.matches(value)) {
            return Timestamp.parse(value);
        }
        try {
            return value.length() == 10 ? Instant.parse(value + "T00:00:00Z") : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }

    static @Nullable LocalDate date(JsonNode node, String name) {
        String value = text(node, name);
        try {
            return value == null ? null : LocalDate.parse(value.substring(0, Math.min(10, value.length())));
        } catch (DateTimeParseException notADate) {
            return null;
        }
    }
}
