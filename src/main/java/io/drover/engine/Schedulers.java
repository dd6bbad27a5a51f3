package io.drover.engine;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import io.drover.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;

/** One scheduler a lane, all on one table. */
final class Schedulers implements AutoCloseable {
    private static final int MISSED_HEARTBEATS = 4;
    /** A lane sees the other lanes' rows as unknown tasks and would one day delete them. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final List<Scheduler> schedulers = new ArrayList<>();
    private final List<ExecutorService> executors = new ArrayList<>();

    Schedulers(DataSource data, EngineOptions options, Traveller traveller, Runnable left) {
        Time time = options.time();
        for (Lane lane : Lane.values()) {
            int width = options.lane(lane);
            if (width > 0) {
                // A fixed pool: with a thread per task db-scheduler's threads(n) is no cap.
                ExecutorService executor = Executors.newFixedThreadPool(width, Thread.ofVirtual().name(ItemTask.name(lane) + "-", 1).factory());
                executors.add(executor);
                schedulers.add(Scheduler.create(data, ItemTask.of(lane, traveller, time, left))
                        .schedulerName(new SchedulerName.Fixed(pickedBy(options.worker(), lane)))
                        .clock(time::now)
                        .threads(width)
                        .executorService(executor)
                        .pollingInterval(options.look())
                        .pollUsingFetchAndLockOnExecute(0.5, 3.0)
                        .heartbeatInterval(options.heartbeat())
                        .missedHeartbeatsLimit(missedHeartbeats(time))
                        .deleteUnresolvedAfter(NEVER)
                        .shutdownMaxWait(Duration.ofSeconds(30))
                        .failureLogging(LogLevel.WARN, true)
                        .build());
            }
        }
    }

    /** Heartbeats come by the real clock, their age is measured by ours: on a clock that runs faster they must be allowed to look older. */
    static int missedHeartbeats(Time time) {
        return (int) Math.ceil(MISSED_HEARTBEATS * time.pace());
    }

    static String pickedBy(String worker, Lane lane) {
        return worker + "/" + ItemTask.name(lane);
    }

    void start() {
        schedulers.forEach(Scheduler::start);
    }

    /** Look for due items now instead of at the next look. */
    void wake() {
        schedulers.forEach(Scheduler::triggerCheckForDueExecutions);
    }

    /** Lets running steps come to their end for up to 30 s, then interrupts them. */
    @Override
    public void close() {
        try (ExecutorService closing = Executors.newVirtualThreadPerTaskExecutor()) {
            schedulers.forEach(scheduler -> closing.execute(scheduler::stop));
        }
        executors.forEach(ExecutorService::shutdownNow);
    }
}
