package io.drover.connector.gitlab;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An address below {@code /api/v4}.
 *
 * @param pattern as GitLab's documentation writes it, {@code /projects/:id/export}; limits and problems are known by it
 * @param path    the pattern with its placeholders filled in, encoded
 * @param scope   what the endpoint's limit counts by beyond the user, see {@link io.drover.http.Request#scope()}
 */
record Route(String pattern, String path, Map<String, String> query, String scope) {
    /**
     * Fills the placeholders in order. The value of {@code :name} becomes one encoded segment, so a full path may stand for an id; that of
     * {@code *name} keeps its slashes.
     */
    static Route of(String pattern, Object... values) {
        StringBuilder path = new StringBuilder();
        int used = 0;
        for (String segment : pattern.substring(1).split("/")) {
            path.append('/').append(switch (segment.charAt(0)) {
                case ':' -> encoded(values[used++].toString());
                case '*' -> encoded(values[used++].toString()).replace("%2F", "/");
                default -> segment;
            });
        }
        if (used != values.length) {
            throw new IllegalArgumentException(pattern + " takes " + used + " values");
        }
        return new Route(pattern, path.toString(), Map.of(), "");
    }

    Route with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(name, value.toString());
        return new Route(pattern, path, more, scope);
    }

    Route without(String name) {
        Map<String, String> less = new LinkedHashMap<>(query);
        less.remove(name);
        return new Route(pattern, path, less, scope);
    }

    Route scoped(String newScope) {
        return new Route(pattern, path, query, newScope);
    }

    /** Path and query, ready for an URL. */
    String pathAndQuery() {
        return query.isEmpty()
                ? path
                : path + query.entrySet().stream().map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue())).collect(Collectors.joining("&", "?", ""));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
