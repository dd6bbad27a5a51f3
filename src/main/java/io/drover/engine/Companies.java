package io.drover.engine;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Items that have something done together. Each takes a seat and queues for a permit; whoever finds one takes along those that wait, does the
 * deed for all, and wakes them with the result. Seats are in the database, so a company survives its leader's crash; when the leader ends or
 * is called back without having done it, the others wait for another permit.
 */
final class Companies {
    /** How long an item waits for its leader before it looks again by itself. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Jdbi jdbi;

    Companies(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What an item that wants to take part has to do. */
    sealed interface Place {
        /** It was done for it. */
        record Served(String result) implements Place {}

        record ComeBack(Instant at) implements Place {}

        /** Do it for these: load by item. */
        record Lead(long company, Map<String, String> loads) implements Place {}
    }

    private record Seat(@Nullable Long company, boolean leads, @Nullable String result) {}

    Place board(Claim claim, String name, Sharing sharing, String load, Instant now) {
        return jdbi.inTransaction(h -> {
            Journal.guard(h, claim);
            Permits.serialise(h, sharing.limit(), sharing.key());
            Seat seat = seat(h, claim.item(), name).orElseGet(() -> take(h, claim.item(), name, sharing, load));
            if (seat.result() != null) {
                return new Place.Served(seat.result());
            }
            if (seat.company() != null && !seat.leads()) {
                return new Place.ComeBack(now.plus(PATIENCE));
            }
            Optional<Instant> wait = Permits.take(h, sharing.limit(), sharing.key(), claim.item(), name, now);
            if (wait.isPresent()) {
                return new Place.ComeBack(wait.get());
            }
            long company = seat.company() == null ? gather(h, claim.item(), name, sharing) : seat.company();
            moveUp(h, sharing, now);
            return new Place.Lead(company, loads(h, company));
        });
    }

    private static Seat take(Handle h, String item, String name, Sharing sharing, String load) {
        h.execute(
                "insert into seat (item, name, limit_name, scope, load, leads) values (?, ?, ?, ?, ?, 0)",
                item,
                name,
                sharing.limit().name(),
                sharing.key(),
                load);
        return new Seat(null, false, null);
    }

    private static Optional<Seat> seat(Handle h, String item, String name) {
        return h.createQuery("select company, leads, result from seat where item = :item and name = :name")
                .bind("item", item)
                .bind("name", name)
                .map((r, c) -> new Seat(longOrNull(r.getLong(1), r.wasNull()), r.getInt(2) == 1, r.getString(3)))
                .findOne();
    }

    private static @Nullable Long longOrNull(long value, boolean none) {
        return none ? null : value;
    }

    private record Guest(String item, String name) {}

    /** Those who have waited longest come along and leave the queue; who lost a leader has no place there and comes first. */
    private static long gather(Handle h, String leader, String name, Sharing sharing) {
        long company = Journal.next(h, "company");
        h.execute("update seat set company = ?, leads = 1 where item = ? and name = ?", company, leader, name);
        List<Guest> guests = h.createQuery(
                        """
                        select s.item, s.name from seat s left join permit p on p.item = s.item and p.name = s.name and p.used = 0
                        where s.limit_name = :limit and s.scope = :scope and s.company is null
                        order by coalesce(p.moment, 0), s.item limit :most""")
                .bind("limit", sharing.limit().name())
                .bind("scope", sharing.key())
                .bind("most", sharing.most() - 1)
                .map((r, c) -> new Guest(r.getString(1), r.getString(2)))
                .list();
        for (Guest guest : guests) {
            h.execute("update seat set company = ? where item = ? and name = ?", company, guest.item(), guest.name());
            Permits.leaveQueue(h, guest.item(), guest.name());
        }
        return company;
    }

    /** Whoever is first in the queue now moves up into the places of those who left it together. */
    private static void moveUp(Handle h, Sharing sharing, Instant now) {
        for (Permits.Moved moved : Permits.moveUp(h, sharing.limit(), sharing.key(), now)) {
            dueAt(h, moved.item(), moved.at());
        }
    }

    private static void dueAt(Handle h, String item, Instant at) {
        h.execute(
                "update scheduled_tasks set execution_time = ?, version = version + 1 where task_instance = ? and picked = ? and execution_time > ?",
                Timestamp.from(at),
                item,
                false,
                Timestamp.from(at));
    }

    private static Map<String, String> loads(Handle h, long company) {
        Map<String, String> loads = new TreeMap<>();
        h.createQuery("select item, load from seat where company = :company")
                .bind("company", company)
                .map((r, c) -> Map.entry(r.getString(1), r.getString(2)))
                .forEach(e -> loads.put(e.getKey(), e.getValue()));
        return loads;
    }

    /** It was done. The others need not wait any longer. */
    void served(long company, Map<String, String> results, Instant now) {
        jdbi.useTransaction(h -> {
            results.forEach((item, result) -> h.execute("update seat set result = ? where company = ? and item = ?", result, company, item));
            wake(h, company, now);
        });
    }

    /** An item that ends or is called back gives its seat up; those whom it led and did not serve look for another leader. */
    static void leave(Handle h, String item, Instant now) {
        List<Long> led = h.createQuery("select company from seat where item = :item and leads = 1 and result is null")
                .bind("item", item)
                .mapTo(Long.class)
                .list();
        h.execute("delete from seat where item = ?", item);
        for (long company : led) {
            wake(h, company, now);
            h.execute("update seat set company = null where company = ? and result is null", company);
        }
    }

    private static void wake(Handle h, long company, Instant now) {
        h.createQuery("select item from seat where company = :company").bind("company", company).mapTo(String.class).list().forEach(item -> dueAt(h, item, now));
    }
}
