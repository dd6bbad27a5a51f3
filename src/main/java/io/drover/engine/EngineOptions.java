package io.drover.engine;

import io.drover.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What an engine needs.
 *
 * @param worker      stable name of this worker, so that after a restart it knows its own unfinished work
 * @param lanes       items at once in each lane, in this process; at least 1 for a lane to be worked on here. Lanes left out get 4
 * @param itineraries by kind of item
 * @param lock        file held locked while schedulers run, so that nobody else claims to be this worker; empty when the name is unique anyway
 * @param heartbeat   a worker that misses four is taken for dead
 * @param look        how often to look for due items
 */
public record EngineOptions(
        Store store,
        String worker,
        Time time,
        Map<Lane, Integer> lanes,
        Map<String, Itinerary> itineraries,
        RetryPolicy retries,
        Optional<Path> lock,
        Duration heartbeat,
        Duration look,
        StepWatch watch) {
    static final int DEFAULT_LANE = 4;

    public EngineOptions {
        lanes = Map.copyOf(lanes);
        itineraries = Map.copyOf(itineraries);
    }

    /** One worker on one machine with the journal in {@code file}. */
    public static EngineOptions local(Path file, Time time, Map<String, Itinerary> itineraries) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        return new EngineOptions(
                Store.sqlite(file),
                "local",
                time,
                Map.of(),
                itineraries,
                RetryPolicy.DEFAULT,
                Optional.of(lock),
                Duration.ofSeconds(20),
                Duration.ofMillis(200),
                StepWatch.NOBODY);
    }

    /** One of several workers on a shared database. */
    public static EngineOptions shared(Store store, String worker, Time time, Map<String, Itinerary> itineraries) {
        return new EngineOptions(
                store,
                worker,
                time,
                Map.of(),
                itineraries,
                RetryPolicy.DEFAULT,
                Optional.empty(),
                Duration.ofSeconds(20),
                Duration.ofMillis(500),
                StepWatch.NOBODY);
    }

    public EngineOptions withLanes(Map<Lane, Integer> sizes) {
        return new EngineOptions(store, worker, time, sizes, itineraries, retries, lock, heartbeat, look, watch);
    }

    public EngineOptions withRetries(RetryPolicy policy) {
        return new EngineOptions(store, worker, time, lanes, itineraries, policy, lock, heartbeat, look, watch);
    }

    public EngineOptions withLock(Path file) {
        return new EngineOptions(store, worker, time, lanes, itineraries, retries, Optional.of(file), heartbeat, look, watch);
    }

    public EngineOptions withWatch(StepWatch watcher) {
        return new EngineOptions(store, worker, time, lanes, itineraries, retries, lock, heartbeat, look, watcher);
    }

    public EngineOptions withRhythm(Duration beat, Duration looking) {
        return new EngineOptions(store, worker, time, lanes, itineraries, retries, lock, beat, looking, watch);
    }

    int lane(Lane lane) {
        return lanes.getOrDefault(lane, DEFAULT_LANE);
    }
}
