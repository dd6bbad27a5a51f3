package io.drover.simulator.limits;

import io.drover.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts requests in fixed windows of the instance's time, as Rack::Attack and GitLab's application limiter do, and remembers who was
 * throttled. Thread-safe.
 */
public final class RateLimiter {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private final Time time;
    private volatile Map<String, List<RateLimit>> byEndpoint = Map.of();
    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> throttled = new ConcurrentHashMap<>();

    public RateLimiter(Time time, List<RateLimit> limits) {
        this.time = time;
        use(limits);
    }

    /** Replaces the limits; counts start again. */
    public void use(List<RateLimit> limits) {
        Map<String, List<RateLimit>> found = new HashMap<>();
        for (RateLimit limit : limits) {
            limit.endpoints().forEach(endpoint -> found.computeIfAbsent(endpoint, e -> new ArrayList<>()).add(limit));
        }
        windows.clear();
        byEndpoint = found;
    }

    /**
     * One request.
     *
     * @param endpoint such as {@code GET /projects/:id}, or {@code GIT git-upload-pack}
     * @param user of whom the request is counted; null when anonymous
     * @param namespace of the project or group asked for; empty when there is none
     */
    public record Knock(String endpoint, @Nullable Long user, String address, String path, String namespace) {}

    /**
     * Whether the request may pass.
     *
     * @param refusedBy null when it may
     * @param headers of the answer, whether it may pass or not
     */
    public record Ruling(@Nullable RateLimit refusedBy, Map<String, String> headers) {}

    public Ruling rule(Knock knock) {
        Map<String, List<RateLimit>> limits = byEndpoint;
        if (limits.isEmpty()) {
            return new Ruling(null, Map.of());
        }
        Instant now = time.now();
        Map<String, String> headers = Map.of();
        String wide = knock.endpoint().startsWith("GIT ") ? "GIT *" : "ANY *";
        for (String endpoint : List.of(wide, knock.endpoint())) {
            for (RateLimit limit : limits.getOrDefault(endpoint, List.of())) {
                Count count = count(limit, knock, now);
                if (count.observed > limit.requests()) {
                    throttled.computeIfAbsent(limit.name() + " " + knock.endpoint(), k -> new AtomicLong()).incrementAndGet();
                    return new Ruling(limit, limit.headers() ? headers(limit, count, now, true) : Map.of());
                }
                if (limit.headers()) {
                    headers = headers(limit, count, now, false);
                }
            }
        }
        return new Ruling(null, headers);
    }

    /** Refused requests by {@code limit name, endpoint}. */
    public Map<String, Long> throttled() {
        Map<String, Long> counts = new TreeMap<>();
        throttled.forEach((key, count) -> counts.put(key, count.get()));
        return counts;
    }

    private Count count(RateLimit limit, Knock knock, Instant now) {
        long length = limit.per().toMillis();
        long index = now.toEpochMilli() / length;
        Window window = windows.computeIfAbsent(limit.name() + "|" + key(limit, knock), k -> new Window());
        synchronized (window) {
            if (window.index != index) {
                window.index = index;
                window.observed = 0;
            }
            window.observed++;
            return new Count(window.observed, Instant.ofEpochMilli((index + 1) * length));
        }
    }

    private static String key(RateLimit limit, Knock knock) {
        String who = knock.user() == null ? knock.address() : String.valueOf(knock.user());
        return switch (limit.scope()) {
            case USER -> who;
            case USER_AND_NAMESPACE -> who + "|" + knock.namespace();
            case ADDRESS -> knock.address();
            case ADDRESS_AND_PATH -> knock.address() + "|" + knock.path();
        };
    }

    private static Map<String, String> headers(RateLimit limit, Count count, Instant now, boolean refused) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("RateLimit-Limit", Long.toString(limit.requests()));
        headers.put("RateLimit-Name", limit.name());
        headers.put("RateLimit-Observed", Long.toString(count.observed));
        headers.put("RateLimit-Remaining", Long.toString(Math.max(0, limit.requests() - count.observed)));
        headers.put("RateLimit-Reset", Long.toString(count.ends.getEpochSecond()));
        if (refused) {
            long seconds = Math.max(1, Duration.between(now, count.ends).plusMillis(999).toSeconds());
            headers.put("RateLimit-ResetTime", HTTP_DATE.format(count.ends));
            headers.put("Retry-After", Long.toString(seconds));
        }
        return headers;
    }

    private record Count(long observed, Instant ends) {}

    private static final class Window {
        private long index = -1;
        private long observed;
    }
}
