package io.drover.simulator.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each endpoint was asked. Thread-safe. */
public final class Traffic {
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();

    void count(String endpoint) {
        requests.computeIfAbsent(endpoint, e -> new LongAdder()).increment();
    }

    /** Requests by endpoint, such as {@code GET /projects/:id}. */
    public Map<String, Long> requests() {
        Map<String, Long> counts = new TreeMap<>();
        requests.forEach((endpoint, count) -> counts.put(endpoint, count.sum()));
        return counts;
    }

    public long total() {
        return requests.values().stream().mapToLong(LongAdder::sum).sum();
    }
}
