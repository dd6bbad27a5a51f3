package io.drover.http;

import java.time.Instant;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * The slots of one limit. A slot that carried a request is free again one period after that request was <em>answered</em>: the server
 * counted it before that, so no window of the server, however it is cut, ever holds more than the limit. Guarded by the governor's lock.
 */
final class Bucket {
    private final RateLimit limit;
    private final PriorityQueue<Instant> resting = new PriorityQueue<>();
    private int unused;
    private int total;
    private int allowed;
    private int waiting;
    private Instant changed = Instant.MIN;

    Bucket(RateLimit limit) {
        this.limit = limit;
        this.unused = limit.count();
        this.total = limit.count();
        this.allowed = limit.count();
    }

    RateLimit limit() {
        return limit;
    }

    /** When the next slot is free: now or later; empty when all are taken and nobody knows. */
    Optional<Instant> nextFree(Instant now) {
        grow(now);
        if (unused > 0) {
            return Optional.of(now);
        }
        Instant first = resting.peek();
        return first == null ? Optional.empty() : Optional.of(first.isAfter(now) ? first : now);
    }

    /** Takes the slot that {@link #nextFree} spoke of. */
    Slot take(Instant now) {
        if (unused > 0) {
            unused--;
            return new Slot(this, now);
        }
        return new Slot(this, resting.remove());
    }

    /** A slot in somebody's hands, to be used no earlier than {@code freeAt}. */
    record Slot(Bucket bucket, Instant freeAt) {
        /** The request was answered, or failed in a way that may have been counted. */
        void used(Instant now) {
            bucket.giveBack(now.plus(bucket.limit.per()));
        }

        /** The request was never sent. */
        void unused() {
            bucket.giveBack(freeAt);
        }
    }

    private void giveBack(Instant freeAt) {
        if (total > allowed) {
            total--;
        } else {
            resting.add(freeAt);
        }
    }

    /** When a newcomer can hope for a slot while all are taken. */
    Instant guess(Instant now) {
        return now.plus(limit.per().multipliedBy(1L + waiting / Math.max(1, allowed)));
    }

    void joins() {
        waiting++;
    }

    void leaves() {
        waiting--;
    }

    /** The instance refused although we kept the limit: somebody else uses the same budget. At most once a period. */
    void shrink(Instant now) {
        if (changed.isBefore(now.minus(limit.per()))) {
            allowed = Math.max(1, allowed / 2);
            changed = now;
            while (total > allowed && unused > 0) {
                unused--;
                total--;
            }
        }
    }

    private void grow(Instant now) {
        if (allowed < limit.count() && changed.plus(limit.per()).isBefore(now)) {
            int more = Math.min(limit.count() - allowed, Math.max(1, limit.count() / 10));
            allowed += more;
            changed = now;
            for (; total < allowed; total++) {
                resting.add(now.plus(limit.per()));
            }
        }
    }
}
