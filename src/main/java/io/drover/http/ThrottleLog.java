package io.drover.http;

import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who made us wait, where and how long. Thread-safe. */
public final class ThrottleLog {
    private final Map<Key, Sum> sums = new LinkedHashMap<>();

    /**
     * One reason to wait on one endpoint.
     *
     * @param by      the limit's name, as documented or as the instance calls it
     * @param refused how often the instance answered 429
     * @param waits   how often a request was held back
     * @param waited  for how long in all, summed over requests that waited at the same time
     */
    public record Throttle(String host, String endpoint, String by, long refused, long waits, Duration waited) {}

    private record Key(String host, String endpoint, String by) {}

    private record Sum(long refused, long waits, Duration waited) {}

    synchronized void refused(String host, String endpoint, String by) {
        sums.merge(new Key(host, endpoint, by), new Sum(1, 0, Duration.ZERO), ThrottleLog::plus);
    }

    synchronized void waited(String host, String endpoint, String by, Duration duration) {
        sums.merge(new Key(host, endpoint, by), new Sum(0, 1, duration), ThrottleLog::plus);
    }

    /** Longest first. */
    public synchronized List<Throttle> throttles() {
        return sums.entrySet().stream()
                .map(e -> new Throttle(
                        e.getKey().host(), e.getKey().endpoint(), e.getKey().by(), e.getValue().refused(), e.getValue().waits(), e.getValue().waited()))
                .sorted(Comparator.comparing(Throttle::waited).reversed())
                .toList();
    }

    private static Sum plus(Sum a, Sum b) {
        return new Sum(a.refused + b.refused, a.waits + b.waits, a.waited.plus(b.waited));
    }
}
