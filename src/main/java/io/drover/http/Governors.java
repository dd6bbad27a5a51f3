package io.drover.http;

import io.drover.config.Secret;
import io.drover.time.Time;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The governors of one program: one for each host and token, because that is whom an instance counts. A source and a destination on the same
 * instance with the same token share their budget. A governor waits by one clock, so a rehearsal's faster clock has governors of its own.
 * Thread-safe.
 */
public final class Governors {
    private final Map<Key, Governor> governors = new HashMap<>();

    /** The governor of that host and token, made with {@code limits} when it is asked for first. */
    public synchronized Governor of(URI url, Secret token, List<RateLimit> limits, Time time, RandomGenerator random) {
        return governors.computeIfAbsent(new Key(url.getAuthority(), token.reveal(), time), k -> new Governor(url.getHost(), limits, time, random));
    }

    /** The token is in memory anyway; it does not leave this map. */
    private record Key(String authority, String token, Time time) {
        @Override
        public String toString() {
            return authority;
        }
    }
}
