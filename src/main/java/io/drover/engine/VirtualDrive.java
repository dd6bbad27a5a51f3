package io.drover.engine;

import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import io.drover.time.ManualTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Drives an engine by hand on a clock that stands still: runs what is due on the calling thread, then jumps to the next due moment. Hours of
 * waiting for limits and imports pass in seconds, and the same start gives the same run.
 */
public final class VirtualDrive {
    private final ManualTime time;
    private final JournalReader reader;
    private final List<ManualScheduler> lanes = new ArrayList<>();

    VirtualDrive(DataSource data, EngineOptions options, Traveller traveller, Runnable left, ManualTime time, JournalReader reader) {
        this.time = time;
        this.reader = reader;
        SettableClock clock = new SettableClock() {
            @Override
            public Instant now() {
                return time.now();
            }
        };
        for (Lane lane : Lane.values()) {
            lanes.add(TestHelper.createManualScheduler(data, ItemTask.of(lane, traveller, time, left)).clock(clock).build());
        }
    }

    /** Runs everything that is due now, and what becomes due by that without time passing. */
    public void runDue() {
        while (due().filter(next -> !next.isAfter(time.now())).isPresent()) {
            lanes.forEach(ManualScheduler::runAnyDueExecutions);
        }
    }

    /** When the next item is due; empty when nothing waits. */
    public Optional<Instant> due() {
        return reader.nextDue();
    }

    /** Runs and jumps until nothing waits any more. Returns the moment it ended. */
    public Instant runToEnd() {
        runDue();
        for (Optional<Instant> next = due(); next.isPresent(); next = due()) {
            time.advanceTo(next.get());
            runDue();
        }
        return time.now();
    }
}
