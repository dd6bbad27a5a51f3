package io.drover.simulator.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * One plain attribute of a relation, written in the tree's data as {@code name<column:type=default}. Without a type it follows from the name:
 * {@code ..._at} is a time, {@code ..._id} and {@code ...iid} are numbers, everything else is text.
 */
record Attribute(String name, String column, Type type, @Nullable Object defaultValue) {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Accepts both {@code 2019-11-05T15:06:06.579Z} and the form of old exports, {@code 2019-11-05 15:06:06 UTC}. */
    private static final DateTimeFormatter OLD_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z");

    private static final Set<Object> FALSE_WORDS = Set.of("false", "f", "FALSE", "F", "off", "OFF", "0", "");

    enum Type {
        TEXT,
        INT,
        NUMBER,
        FLAG,
        TIME,
        DATE,
        JSON
    }

    static Attribute parse(String text) {
        int equals = text.indexOf('=');
        String head = equals < 0 ? text : text.substring(0, equals);
        int colon = head.indexOf(':');
        String names = colon < 0 ? head : head.substring(0, colon);
        int from = names.indexOf('<');
        String name = from < 0 ? names : names.substring(0, from);
        Type type = colon < 0 ? typeOf(name) : Type.valueOf(head.substring(colon + 1).toUpperCase(java.util.Locale.ROOT));
        return new Attribute(name, from < 0 ? name : names.substring(from + 1), type, equals < 0 ? null : literal(text.substring(equals + 1)));
    }

    private static Type typeOf(String name) {
        if (name.endsWith("_at")) {
            return Type.TIME;
        }
        return name.endsWith("_id") || name.endsWith("iid") ? Type.INT : Type.TEXT;
    }

    private static @Nullable Object literal(String text) {
        boolean json = !text.isEmpty() && ("{[\"-0123456789".indexOf(text.charAt(0)) >= 0 || text.equals("true") || text.equals("false"));
        return json && !text.matches("\\d+\\D.*") ? widened(JSON.readValue(text, Object.class)) : text;
    }

    /** The value as the column would keep it: what does not fit becomes null or zero, as ActiveRecord casts it. */
    @Nullable Object cast(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return switch (type) {
            case TEXT -> value instanceof Map<?, ?> || value instanceof List<?> ? JSON.writeValueAsString(value) : value.toString();
            case INT -> integer(value);
            case NUMBER -> decimal(value);
            case FLAG -> flag(value);
            case TIME -> value instanceof String text ? time(text) : null;
            case DATE -> value instanceof String text ? date(text) : null;
            case JSON -> widened(value);
        };
    }

    private static @Nullable Object integer(Object value) {
        if (value instanceof Number number) {
            return number.longValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1L : 0L;
        }
        if (!(value instanceof String text) || text.isBlank()) {
            return null;
        }
        String digits = text.strip().replaceFirst("^([+-]?\\d{1,18}).*$", "$1");
        return digits.matches("[+-]?\\d{1,18}") ? Long.parseLong(digits) : 0L;
    }

    private static @Nullable Object decimal(Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        try {
            return value instanceof String text ? (Object) Double.parseDouble(text) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable Object flag(Object value) {
        if (value instanceof Boolean) {
            return value;
        }
        String text = value.toString();
        return text.isEmpty() ? null : (Object) !FALSE_WORDS.contains(text);
    }

    static @Nullable Instant time(String text) {
        for (DateTimeFormatter format : List.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME, OLD_TIME)) {
            try {
                return OffsetDateTime.parse(text, format.withZone(java.time.ZoneOffset.UTC)).toInstant();
            } catch (DateTimeParseException e) {
                continue;
            }
        }
        String day = date(text);
        return day == null ? null : LocalDate.parse(day).atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    }

    private static @Nullable String date(String text) {
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text).toString();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Whole numbers as Long all the way down, as rows keep them. */
    static @Nullable Object widened(@Nullable Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case List<?> list -> new java.util.ArrayList<@Nullable Object>(list.stream().map(Attribute::widened).toList());
            case Map<?, ?> map -> {
                Map<String, @Nullable Object> copy = new java.util.LinkedHashMap<>();
                map.forEach((k, v) -> copy.put(String.valueOf(k), widened(v)));
                yield copy;
            }
            case null, default -> value;
        };
    }
}
