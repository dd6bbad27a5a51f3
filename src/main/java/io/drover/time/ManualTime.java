package io.drover.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * A clock that stands still until told otherwise; sleeping moves it on instead of waiting. Whoever has something to do at a later moment
 * leaves an alarm: the clock stops there until that is done, so nobody sees the time after it without what it did. Thread-safe.
 */
public final class ManualTime implements Time {
    private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
    private Instant now;
    private long sequence;

    public ManualTime(Instant start) {
        this.now = start;
    }

    /** @param sequence those of one moment go off in the order they were left */
    private record Alarm(Instant at, long sequence, Runnable work) implements Comparable<Alarm> {
        @Override
        public int compareTo(Alarm other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        if (duration.isPositive()) {
            advance(duration);
        }
    }

    public void advance(Duration duration) {
        advanceTo(now().plus(duration));
    }

    /** Moves to {@code instant} unless that is in the past, and does on the way what alarms were left for. */
    public void advanceTo(Instant instant) {
        for (Optional<Alarm> next = stopAtAlarm(instant); next.isPresent(); next = stopAtAlarm(instant)) {
            next.get().work().run();
        }
        moveTo(instant);
    }

    /** Runs {@code work} on the thread that moves the clock to {@code moment}; with the next move when that has passed already. */
    public synchronized void alarm(Instant moment, Runnable work) {
        alarms.add(new Alarm(moment, sequence++, work));
    }

    private synchronized Optional<Alarm> stopAtAlarm(Instant latest) {
        Alarm first = alarms.peek();
        if (first == null || first.at().isAfter(latest)) {
            return Optional.empty();
        }
        moveTo(first.at());
        return Optional.of(alarms.remove());
    }

    private synchronized void moveTo(Instant instant) {
        now = instant.isAfter(now) ? instant : now;
    }
}
