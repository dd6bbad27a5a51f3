package io.drover.run;

import io.drover.engine.Lane;
import io.drover.engine.RetryPolicy;
import io.drover.engine.StepWatch;
import io.drover.engine.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How a run is executed.
 *
 * @param worker stable name of this worker on a shared store
 * @param lock   file held locked while running
 * @param look   how often to look for due items
 */
public record RunOptions(
        Store store, String worker, Optional<Path> lock, Map<Lane, Integer> lanes, RetryPolicy retries, Duration look, StepWatch watch) {
    public RunOptions {
        lanes = Map.copyOf(lanes);
    }

    /** One process with its journal in {@code file}. */
    public static RunOptions local(Path file) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        return new RunOptions(
                Store.sqlite(file), "local", Optional.of(lock), Map.of(), RetryPolicy.DEFAULT, Duration.ofMillis(200), StepWatch.NOBODY);
    }

    public RunOptions withLanes(Map<Lane, Integer> sizes) {
        return new RunOptions(store, worker, lock, sizes, retries, look, watch);
    }

    public RunOptions withRetries(RetryPolicy policy) {
        return new RunOptions(store, worker, lock, lanes, policy, look, watch);
    }

    public RunOptions withLook(Duration every) {
        return new RunOptions(store, worker, lock, lanes, retries, every, watch);
    }

    public RunOptions withWatch(StepWatch watcher) {
        return new RunOptions(store, worker, lock, lanes, retries, look, watcher);
    }
}
