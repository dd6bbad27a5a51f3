package io.drover.engine;

import com.zaxxer.hikari.HikariDataSource;
import io.drover.time.ManualTime;
import io.drover.time.Time;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.SerializableTransactionRunner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes items on their journeys and survives anything on the way: kill it, start it again, and it goes on. Scheduling, locking, heartbeats
 * and take-over of dead workers are db-scheduler's; recorded steps, suspending polls, permits, turns and undo records are ours.
 */
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    /** How long news of other workers may take to be noticed while waiting. */
    private static final long NEWS_MILLIS = 500;

    /** Appendix "PostgreSQL Error Codes" of its documentation. */
    private static final String DEADLOCK = "40P01";

    private final EngineOptions options;
    private final Time time;
    private final HikariDataSource data;
    private final Jdbi jdbi;
    private final Journal journal;
    private final Control control;
    private final Waves waves;
    private final Workers workers;
    private final Traveller traveller;
    private final JournalReader reader;
    private final ReentrantLock news = new ReentrantLock();
    private final Condition changed = news.newCondition();
    /** From here on steps are interrupted: what then fails has not failed of itself. */
    private volatile boolean closing;
    private @Nullable ProcessLock lock;
    private @Nullable Schedulers schedulers;

    private Engine(EngineOptions options) {
        this.options = options;
        this.time = options.time();
        int connections = 4 + java.util.Arrays.stream(Lane.values()).mapToInt(options::lane).sum() / 2;
        this.data = options.store().open(connections);
        this.jdbi = repeating(data);
        this.journal = new Journal(jdbi);
        this.control = new Control(jdbi);
        this.waves = new Waves(jdbi);
        this.workers = new Workers(jdbi, options);
        this.traveller = new Traveller(journal, new Permits(jdbi), new Companies(jdbi), workers, options.itineraries(), options.retries(), time, options.watch(), () -> closing);
        this.reader = JournalReader.open(options.store()).orElseThrow();
    }

    /**
     * Of two transactions that wait for each other PostgreSQL ends one, for example when an item is cancelled in the moment in which others take it
     * along: it is done again.
     */
    static Jdbi repeating(DataSource data) {
        Jdbi jdbi = Jdbi.create(data);
        jdbi.setTransactionHandler(new SerializableTransactionRunner());
        jdbi.getConfig(SerializableTransactionRunner.Configuration.class).setSerializationFailureSqlState(DEADLOCK).setMaxRetries(10);
        return jdbi;
    }

    /** Opens the journal, making it when there is none. Moves nothing before {@link #start} or {@link #drive}. */
    public static Engine open(EngineOptions options) {
        return new Engine(options);
    }

    /** Enters items; those the journal knows already are left as they are, ended or not. Returns how many are new. */
    public int submit(List<Submission> items) {
        int added = journal.submit(items, time.now());
        release();
        return added;
    }

    /** Makes sure, until closed, that nobody else works on this machine's journal. @throws io.drover.problem.ProblemException {@code JOURNAL_IN_USE} */
    public void hold() {
        if (lock == null) {
            options.lock().ifPresent(file -> lock = ProcessLock.take(file));
        }
    }

    /** Works on due items with threads of its own until closed. */
    public void start() {
        hold();
        releaseOwnPicks();
        Schedulers started = new Schedulers(data, options, traveller, this::itemLeft);
        schedulers = started;
        workers.start();
        waves.release(time.now());
        started.start();
    }

    /** Works on due items when told to, on a clock that jumps. Instead of {@link #start}. */
    public VirtualDrive drive(ManualTime clock) {
        releaseOwnPicks();
        waves.release(time.now());
        return new VirtualDrive(data, options, traveller, this::itemLeft, clock, reader);
    }

    /**
     * Waits until nothing moves any more without a person, telling {@code progress} about every change seen.
     *
     * @return the last tally; not settled when the thread was interrupted
     */
    public Tally await(Consumer<Tally> progress) {
        return await(progress, Tally::settled);
    }

    /** The same, until {@code over} says so. */
    public Tally await(Consumer<Tally> progress, Predicate<Tally> over) {
        Tally last = reader.tally();
        progress.accept(last);
        try {
            while (!over.test(last)) {
                awaitNews();
                Tally now = reader.tally();
                if (!now.equals(last)) {
                    progress.accept(now);
                }
                last = now;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return last;
    }

    /** Stops an item after the step it is in; it keeps its journal. */
    public void pause(String item) {
        control.pause(item, time.now());
    }

    /** Lets a paused item go on. */
    public void resume(String item) {
        control.resume(item, time.now());
        release();
    }

    /** Ends an item after the step it is in. What it did stays done. */
    public void cancel(String item) {
        control.cancel(item, time.now());
        release();
    }

    /** Takes a failed or cancelled item up where it stopped. */
    public void retry(String item) {
        retry(item, List.of(), List.of());
    }

    /**
     * Takes a failed or cancelled item up again, all or nothing.
     *
     * @param forget steps to do again although they are recorded
     * @param after  items of a later turn that follow it, from their start, whether or not they were there before
     */
    public void retry(String item, Collection<String> forget, List<Submission> after) {
        jdbi.useTransaction(together -> {
            control.retry(item, forget, time.now());
            after.forEach(each -> journal.forget(each.item()));
            journal.submit(after, time.now());
        });
        release();
    }

    /** Forgets an item that was rolled back, so that it can be submitted again. Its closed undo records stay. */
    public void forget(String item) {
        journal.forget(item);
    }

    /** Marks an undo record as dealt with. */
    public void closeUndo(UndoRecord undo, String outcome) {
        journal.closeUndo(undo.sequence(), outcome, time.now());
    }

    /** What the journal says; closed with the engine. */
    public JournalReader reader() {
        return reader;
    }

    private void itemLeft() {
        release();
        news.lock();
        try {
            changed.signalAll();
        } finally {
            news.unlock();
        }
    }

    private void release() {
        Schedulers running = schedulers;
        if (waves.release(time.now()) > 0 && running != null) {
            running.wake();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // await() is the loop; a wait that ends early or late only means looking again
    private void awaitNews() throws InterruptedException {
        news.lock();
        try {
            if (!changed.await(NEWS_MILLIS, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                LOG.trace("no news");
            }
        } finally {
            news.unlock();
        }
    }

    Workers workers() {
        return workers;
    }

    Time time() {
        return time;
    }

    /** As if every other worker were dead. */
    void takeOverEverything() {
        jdbi.useHandle(h -> h.execute("update scheduled_tasks set picked = ?, picked_by = null, version = version + 1", false));
    }

    /** What this worker held when it died would otherwise wait for missed heartbeats. The lock, or the unique name, says nobody else is us. */
    private void releaseOwnPicks() {
        int released = jdbi.withHandle(h -> {
            int all = 0;
            for (Lane lane : Lane.values()) {
                all += h.execute(
                        "update scheduled_tasks set picked = ?, picked_by = null, last_heartbeat = null, execution_time = ?, version = version + 1 "
                                + "where picked = ? and picked_by = ?",
                        false,
                        Timestamp.from(time.now()),
                        true,
                        Schedulers.pickedBy(options.worker(), lane));
            }
            return all;
        });
        if (released > 0) {
            LOG.info("{} items go on where the last run of this worker left them", released);
        }
    }

    /** Lets running steps come to their end for a while, interrupts the rest, and gives the journal back. */
    @Override
    public void close() {
        closing = true;
        if (schedulers != null) {
            schedulers.close();
            workers.close();
        }
        reader.close();
        data.close();
        if (lock != null) {
            lock.close();
        }
    }}
