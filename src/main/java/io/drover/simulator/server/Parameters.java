package io.drover.simulator.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Query and form parameters with Rack's nesting: {@code a[b]=1}, {@code a[]=1}, {@code a[][b]=1}. */
final class Parameters {
    private Parameters() {}

    /** Adds {@code a=1&b[c]=2} to {@code into}. */
    static void parse(String encoded, Map<String, @Nullable Object> into) {
        for (String pair : encoded.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals));
            add(into, name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
        }
    }

    static void add(Map<String, @Nullable Object> into, String name, Object value) {
        int bracket = name.indexOf('[');
        if (bracket <= 0) {
            into.put(name, value);
        } else {
            nest(into, name.substring(0, bracket), name.substring(bracket), value);
        }
    }

    private static void nest(Map<String, @Nullable Object> map, String key, String rest, Object value) {
        if (rest.isEmpty()) {
            map.put(key, value);
            return;
        }
        int close = rest.indexOf(']');
        String inner = close < 0 ? rest.substring(1) : rest.substring(1, close);
        String after = close < 0 ? "" : rest.substring(close + 1);
        if (inner.isEmpty()) {
            List<@Nullable Object> list = list(map, key);
            if (after.isEmpty()) {
                list.add(value);
            } else {
                appendNested(list, after, value);
            }
        } else {
            nest(map(map, key), inner, after, value);
        }
    }

    /** {@code a[][b]=1&a[][c]=2&a[][b]=3}: a key seen again starts the next element. */
    private static void appendNested(List<@Nullable Object> list, String rest, Object value) {
        String key = rest.substring(1, Math.max(1, rest.indexOf(']')));
        Map<String, @Nullable Object> element = list.isEmpty() ? null : asMap(list.getLast());
        if (element == null || element.containsKey(key) && rest.endsWith("[" + key + "]")) {
            element = new LinkedHashMap<>();
            list.add(element);
        }
        nest(element, key, rest.substring(rest.indexOf(']') + 1), value);
    }

    @SuppressWarnings("unchecked")
    private static List<@Nullable Object> list(Map<String, @Nullable Object> map, String key) {
        Object before = map.get(key);
        if (before instanceof List<?> list) {
            return (List<@Nullable Object>) list;
        }
        List<@Nullable Object> fresh = new ArrayList<>();
        map.put(key, fresh);
        return fresh;
    }

    private static Map<String, @Nullable Object> map(Map<String, @Nullable Object> map, String key) {
        Map<String, @Nullable Object> before = asMap(map.get(key));
        if (before != null) {
            return before;
        }
        Map<String, @Nullable Object> fresh = new LinkedHashMap<>();
        map.put(key, fresh);
        return fresh;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, @Nullable Object> asMap(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null;
    }

    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** A path segment, where a plus is a plus. */
    static String decodeSegment(String text) {
        return text.indexOf('%') < 0 ? text : decode(text.replace("+", "%2B"));
    }
}
