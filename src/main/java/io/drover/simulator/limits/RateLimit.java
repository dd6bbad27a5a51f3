package io.drover.simulator.limits;

import java.time.Duration;
import java.util.List;

/**
 * One limit: at most {@code requests} in each window of {@code per}, counted separately for every value of {@code scope}.
 *
 * @param name as GitLab's {@code RateLimit-Name}
 * @param endpoints {@code METHOD /pattern} as routes are registered, {@code METHOD *} for all of the API, or {@code GIT *}
 * @param headers whether the answers carry {@code RateLimit-*}; application-level limits do not
 * @param source the GitLab documentation page that states it
 */
public record RateLimit(String name, List<String> endpoints, long requests, Duration per, Scope scope, boolean headers, String source) {
    public RateLimit {
        endpoints = List.copyOf(endpoints);
    }

    /** Whom the count belongs to. */
    public enum Scope {
        USER,
        USER_AND_NAMESPACE,
        ADDRESS,
        ADDRESS_AND_PATH
    }
}
