package io.drover.simulator;

import io.drover.time.ManualTime;
import io.drover.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Background jobs, due on the instance's clock. A clock that runs by itself is looked at every few milliseconds of real time while jobs
 * wait; one that jumps stops for each job, however long that takes in real time, so that a run on it is the same every time.
 */
final class Sidekiq implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sidekiq.class);
    private static final long LOOK_EVERY_MILLIS = 2;

    private final Time time;
    private final PriorityQueue<Due> queue = new PriorityQueue<>();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread clockWatcher;
    private volatile boolean closed;
    private long sequence;

    private record Due(Instant at, long sequence, Runnable job) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    Sidekiq(Time time) {
        this.time = time;
        this.clockWatcher = Thread.ofVirtual().name("sidekiq").start(this::watch);
    }

    void later(Duration delay, Runnable job) {
        if (time instanceof ManualTime jumping && delay.isPositive()) {
            jumping.alarm(time.now().plus(delay), () -> run(job));
            return;
        }
        synchronized (queue) {
            queue.add(new Due(time.now().plus(delay), sequence++, job));
            queue.notifyAll();
        }
    }

    private void watch() {
        try {
            while (!closed) {
                synchronized (queue) {
                    if (queue.isEmpty()) {
                        queue.wait();
                    } else if (queue.peek().at().isAfter(time.now())) {
                        queue.wait(LOOK_EVERY_MILLIS);
                    } else {
                        Runnable job = queue.poll().job();
                        workers.execute(() -> run(job));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Runnable job) {
        if (closed) {
            return;
        }
        try {
            job.run();
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.warn("a background job failed", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        clockWatcher.interrupt();
        workers.shutdownNow();
    }
}
