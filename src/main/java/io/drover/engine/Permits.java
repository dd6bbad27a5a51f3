package io.drover.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Permits of an instance's limits, in the database so that they hold across workers and restarts. Never more than {@code count} are spent
 * in any stretch of {@code per}, however late an item comes for the one it queued for: spending is counted when it happens, a place in the
 * queue only tells when to come back.
 */
final class Permits {
    private final Jdbi jdbi;

    Permits(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Spends a permit now and returns empty, or queues and returns when to come back. */
    Optional<Instant> take(PermitLimit limit, String scope, String item, String name, Instant now) {
        return jdbi.inTransaction(h -> {
            serialise(h, limit, scope);
            return take(h, limit, scope, item, name, now);
        });
    }

    /** Until the transaction ends, nobody else, on whichever worker, asks for this limit. */
    static void serialise(Handle h, PermitLimit limit, String scope) {
        Journal.next(h, "permit " + limit.name() + " " + scope);
    }

    /** To be called {@link #serialise serialised}. */
    static Optional<Instant> take(Handle h, PermitLimit limit, String scope, String item, String name, Instant now) {
        long moment = now.toEpochMilli();
        Optional<Long> place = place(h, item, name);
        if (place.isPresent() && place.get() > moment) {
            return Optional.of(Instant.ofEpochMilli(place.get()));
        }
        List<Long> spent = spentLately(h, limit, scope, moment);
        if (spent.size() < limit.count() && (place.isPresent() || queued(h, limit, scope, null, item) == 0)) {
            leaveQueue(h, item, name);
            insert(h, limit, scope, item, name, moment, 1);
            return Optional.empty();
        }
        if (place.isPresent()) {
            // Late comers, after a pause or a restart: they keep their order and come back in groups of the limit's size.
            long groupsAhead = queued(h, limit, scope, place.get(), item) / limit.count();
            return Optional.of(Instant.ofEpochMilli(spent.getFirst()).plus(limit.per().multipliedBy(groupsAhead + 1)));
        }
        long free = endOfQueue(h, limit, scope, moment);
        insert(h, limit, scope, item, name, free, 0);
        return Optional.of(Instant.ofEpochMilli(free));
    }

    /** What still counts, oldest first; forgets the rest. */
    private static List<Long> spentLately(Handle h, PermitLimit limit, String scope, long now) {
        h.execute(
                "delete from permit where limit_name = ? and scope = ? and used = 1 and moment <= ?",
                limit.name(),
                scope,
                now - limit.per().toMillis());
        return h.createQuery("select moment from permit where limit_name = :limit and scope = :scope and used = 1 order by moment")
                .bind("limit", limit.name())
                .bind("scope", scope)
                .mapTo(Long.class)
                .list();
    }

    /** How many others queue, or how many queue ahead of {@code place}. */
    private static long queued(Handle h, PermitLimit limit, String scope, @Nullable Long place, String item) {
        return h.createQuery(
                        """
                        select count(*) from permit where limit_name = :limit and scope = :scope and used = 0
                        and (moment < :place or (moment = :place and item < :item))""")
                .bind("limit", limit.name())
                .bind("scope", scope)
                .bind("place", place == null ? Long.MAX_VALUE : place)
                .bind("item", item)
                .mapTo(Long.class)
                .one();
    }

    /** The first moment at which everything spent or queued for leaves room for one more. */
    private static long endOfQueue(Handle h, PermitLimit limit, String scope, long now) {
        List<Long> ahead = h.createQuery(
                        "select moment from permit where limit_name = :limit and scope = :scope order by moment desc limit :count")
                .bind("limit", limit.name())
                .bind("scope", scope)
                .bind("count", limit.count())
                .mapTo(Long.class)
                .list();
        return ahead.size() < limit.count() ? now : Math.max(now, ahead.getLast() + limit.per().toMillis());
    }

    /** An item that comes back earlier than it was told. */
    record Moved(String item, Instant at) {}

    /** After some have left the queue: the first ones take the permits that are free, or become free next. To be called {@link #serialise serialised}. */
    static List<Moved> moveUp(Handle h, PermitLimit limit, String scope, Instant now) {
        List<Long> spent = spentLately(h, limit, scope, now.toEpochMilli());
        List<Place> first = h.createQuery(
                        "select item, name, moment from permit where limit_name = :limit and scope = :scope and used = 0 order by moment, item limit :count")
                .bind("limit", limit.name())
                .bind("scope", scope)
                .bind("count", limit.count())
                .map((r, c) -> new Place(r.getString(1), r.getString(2), r.getLong(3)))
                .list();
        int free = limit.count() - spent.size();
        List<Moved> moved = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            Place place = first.get(i);
            long moment = i < free ? now.toEpochMilli() : spent.get(i - free) + limit.per().toMillis();
            if (moment < place.moment()) {
                h.execute("update permit set moment = ? where item = ? and name = ? and used = 0", moment, place.item(), place.name());
                moved.add(new Moved(place.item(), Instant.ofEpochMilli(moment)));
            }
        }
        return moved;
    }

    private record Place(String item, String name, long moment) {}

    private static Optional<Long> place(Handle h, String item, String name) {
        return h.createQuery("select moment from permit where item = :item and name = :name and used = 0")
                .bind("item", item)
                .bind("name", name)
                .mapTo(Long.class)
                .findOne();
    }

    /** An item that ends or is called back must not keep others waiting behind its place, or for what it was to do for them. */
    void leave(String item, Instant now) {
        jdbi.useTransaction(h -> leave(h, item, now));
    }

    static void leave(Handle h, String item, Instant now) {
        h.execute("delete from permit where item = ? and used = 0", item);
        Companies.leave(h, item, now);
    }

    static void leaveQueue(Handle h, String item, String name) {
        h.execute("delete from permit where item = ? and name = ? and used = 0", item, name);
    }

    private static void insert(Handle h, PermitLimit limit, String scope, String item, String name, long moment, int used) {
        h.execute(
                "insert into permit (limit_name, scope, item, name, moment, used) values (?, ?, ?, ?, ?, ?)",
                limit.name(),
                scope,
                item,
                name,
                moment,
                used);
    }
}
