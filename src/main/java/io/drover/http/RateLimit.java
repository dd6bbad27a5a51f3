package io.drover.http;

import java.time.Duration;
import java.util.List;

/**
 * A documented limit, as data.
 *
 * @param name      for people: {@code project exports}
 * @param endpoints what counts: {@code POST /projects/:id/export}; {@code *} at the end stands for anything
 * @param count     requests allowed ...
 * @param per       ... in any span of this length
 * @param by        what is counted separately
 * @param source    the documentation page that says so
 */
public record RateLimit(String name, List<String> endpoints, int count, Duration per, By by, String source) {
    public RateLimit {
        endpoints = List.copyOf(endpoints);
        if (count < 1 || !per.isPositive()) {
            throw new IllegalArgumentException("a limit of nothing: " + name);
        }
    }

    public boolean covers(String endpoint) {
        return endpoints.stream().anyMatch(pattern -> pattern.endsWith("*")
                ? endpoint.startsWith(pattern.substring(0, pattern.length() - 1))
                : endpoint.equals(pattern));
    }

    /** True for a limit on everything, as opposed to one on a few endpoints. */
    boolean general() {
        return endpoints.contains("*");
    }

    /** What a limit counts by. */
    public enum By {
        /** The user behind the token. */
        USER,
        /** The user and {@link Request#scope()}: a namespace, a project. */
        USER_AND_SCOPE
    }
}
