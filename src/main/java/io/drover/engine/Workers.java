package io.drover.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who of the workers on a shared journal is alive. An item whose files one of them holds is left to it as long as it is: what it downloaded
 * need not be downloaded again. db-scheduler's own heartbeats tell only of workers that are busy.
 */
final class Workers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Workers.class);
    /** How soon others look whether the holder has taken its item. */
    static final Duration LEFT_TO_HOLDER = Duration.ofSeconds(3);

    private final Jdbi jdbi;
    private final EngineOptions options;
    private final Duration longestSilence;
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("worker-beat").factory());

    Workers(Jdbi jdbi, EngineOptions options) {
        this.jdbi = jdbi;
        this.options = options;
        this.longestSilence = options.heartbeat().multipliedBy(Schedulers.missedHeartbeats(options.time()));
    }

    void start() {
        beat();
        beats.scheduleAtFixedRate(this::beatAgain, options.heartbeat().toMillis(), options.heartbeat().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** This worker's name. */
    String us() {
        return options.worker();
    }

    /** Whether somebody else who is alive holds the item's files. */
    boolean leaveToHolder(Claim claim) {
        String holder = claim.heldBy();
        return holder != null && !holder.equals(options.worker()) && alive(holder);
    }

    private boolean alive(String worker) {
        Instant oldest = options.time().now().minus(longestSilence);
        return jdbi.withHandle(h -> h.createQuery("select 1 from worker where name = :name and seen_at > :oldest")
                .bind("name", worker)
                .bind("oldest", oldest.toEpochMilli())
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    void beat() {
        long now = options.time().now().toEpochMilli();
        jdbi.useHandle(h -> h.execute(
                "insert into worker (name, seen_at) values (?, ?) on conflict (name) do update set seen_at = excluded.seen_at", options.worker(), now));
    }

    /** A database that is away for a moment must not end the beats. */
    private void beatAgain() {
        try {
            beat();
        } catch (JdbiException e) {
            LOG.warn("this worker could not say that it is alive: {}", e.getClass().getSimpleName());
        }
    }

    /** Leaves: what it holds is anybody's at once. */
    @Override
    public void close() {
        beats.shutdownNow();
        try {
            jdbi.useHandle(h -> h.execute("delete from worker where name = ?", options.worker()));
        } catch (JdbiException e) {
            LOG.warn("this worker could not say that it leaves: {}", e.getClass().getSimpleName());
        }
    }
}
