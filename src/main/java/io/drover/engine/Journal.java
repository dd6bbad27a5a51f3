package io.drover.engine;

import io.drover.problem.Problem;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes of a running item. Each is one transaction that first moves the item's row under the fence: when the version is no longer ours,
 * nothing is written and {@link Leaving.Superseded} is thrown.
 */
final class Journal {
    private final Jdbi jdbi;

    Journal(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Enters items; those already known are left as they are. Returns how many are new. */
    int submit(List<Submission> submissions, Instant now) {
        return jdbi.inTransaction(h -> {
            int added = 0;
            long place = h.createQuery("select coalesce(max(place), 0) from item").mapTo(Long.class).one();
            for (Submission s : submissions) {
                added += h.createUpdate(
                                """
                                insert into item (id, kind, wave, turn, sets_out, place, payload, lane, lane_moves, state, version, steps_done, submitted_at, attempts)
                                values (:id, :kind, :wave, :turn, :setsOut, :place, :payload, 'PREPARE', 0, 'WAITING', 0, 0, :now, 0)
                                on conflict (id) do nothing""")
                        .bind("id", s.item())
                        .bind("kind", s.kind())
                        .bind("wave", s.wave())
                        .bind("turn", s.turn())
                        .bind("setsOut", s.setsOut())
                        .bind("place", ++place)
                        .bind("payload", Json.write(s.payload()))
                        .bind("now", now.toEpochMilli())
                        .execute();
            }
            return added;
        });
    }

    /** Takes the item over from whoever held it. Empty when it is not to be run now: ended, paused, called back or unknown. */
    Optional<Claim> claim(String item, Instant now) {
        return jdbi.inTransaction(h -> {
            int claimed = h.execute(
                    "update item set version = version + 1, state = 'RUNNING', due_at = null, started_at = coalesce(started_at, ?) "
                            + "where id = ? and state in ('WAITING', 'RUNNING') and wish is null",
                    now.toEpochMilli(),
                    item);
            if (claimed == 0) {
                honourWish(h, item, now);
                return Optional.empty();
            }
            return Optional.of(claimed(h, item));
        });
    }

    private static Claim claimed(Handle h, String item) {
        Map<String, Claim.Entry> steps = new HashMap<>();
        h.createQuery("select name, started_at, result from step where item = :item")
                .bind("item", item)
                .map((r, c) -> Map.entry(r.getString(1), new Claim.Entry(r.getLong(2), r.getString(3))))
                .forEach(e -> steps.put(e.getKey(), e.getValue()));
        return h.createQuery("select kind, lane, lane_moves, version, attempts, steps_done, payload, held_by from item where id = :item")
                .bind("item", item)
                .map((r, c) -> new Claim(
                        item,
                        r.getString("kind"),
                        Lane.valueOf(r.getString("lane")),
                        r.getInt("lane_moves"),
                        r.getLong("version"),
                        r.getInt("attempts"),
                        r.getInt("steps_done"),
                        Json.tree(r.getString("payload")),
                        steps,
                        r.getString("held_by")))
                .one();
    }

    /** A step is done. Progress forgives earlier failed attempts. */
    void record(Claim claim, String name, Instant started, Instant finished, Object result) {
        String json = Json.write(result);
        boolean called = jdbi.inTransaction(h -> {
            int position = advance(h, claim, name);
            int known = h.execute(
                    "update step set finished_at = ?, result = ?, tries = tries + 1 where item = ? and name = ?",
                    finished.toEpochMilli(),
                    json,
                    claim.item(),
                    name);
            if (known == 0) {
                h.execute(
                        "insert into step (item, name, position, tries, started_at, finished_at, result) values (?, ?, ?, 1, ?, ?, ?)",
                        claim.item(),
                        name,
                        position,
                        started.toEpochMilli(),
                        finished.toEpochMilli(),
                        json);
            }
            return calledBack(h, claim);
        });
        if (called) {
            throw new Leaving.Called();
        }
    }

    /** A poll asked for the first time, or once more, without an answer. */
    void unanswered(Claim claim, String name, Instant firstTry) {
        jdbi.useTransaction(h -> {
            guard(h, claim);
            int known = h.execute("update step set tries = tries + 1 where item = ? and name = ?", claim.item(), name);
            if (known == 0) {
                h.execute(
                        "insert into step (item, name, position, tries, started_at) select ?, ?, steps_done + 1, 1, ? from item where id = ?",
                        claim.item(),
                        name,
                        firstTry.toEpochMilli(),
                        claim.item());
            }
        });
    }

    /** Every item of the lower turns has ended. */
    boolean turnHasCome(String item) {
        return jdbi.withHandle(h -> h.createQuery(
                        """
                        select 1 from item i where i.id = :item and not exists
                        (select 1 from item lower where lower.turn < i.turn and lower.state in ('WAITING', 'RUNNING', 'PAUSED'))""")
                .bind("item", item)
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
    }

    void lane(Claim claim, Lane lane) {
        jdbi.useTransaction(h -> {
            guard(h, claim);
            h.execute("update item set lane = ?, lane_moves = lane_moves + 1 where id = ?", lane.name(), claim.item());
        });
    }

    /** @param worker who has the item's files from now on; null when nobody does */
    void heldBy(Claim claim, @Nullable String worker) {
        jdbi.useTransaction(h -> {
            guard(h, claim);
            h.execute("update item set held_by = ? where id = ?", worker, claim.item());
        });
    }

    /** Written once; a replay finds it there. */
    void undo(Claim claim, String name, String action, JsonNode facts, Instant now) {
        jdbi.useTransaction(h -> {
            guard(h, claim);
            long sequence = next(h, "undo");
            h.execute(
                    "insert into undo (sequence, item, name, action, facts, registered_at) values (?, ?, ?, ?, ?, ?) on conflict (item, name) where closed_at is null do nothing",
                    sequence,
                    claim.item(),
                    name,
                    action,
                    Json.write(facts),
                    now.toEpochMilli());
        });
    }

    /** Closes an undo record. Not fenced: rolling back has no claim. */
    void closeUndo(long sequence, String outcome, Instant now) {
        jdbi.useHandle(h -> h.execute("update undo set closed_at = ?, outcome = ? where sequence = ?", now.toEpochMilli(), outcome, sequence));
    }

    /** Lets an item start from the beginning: forgets it, its steps and its place; what was undone stays on record. */
    void forget(String item) {
        jdbi.useTransaction(h -> {
            h.execute("delete from scheduled_tasks where task_instance = ?", item);
            h.execute("delete from permit where item = ? and used = 0", item);
            h.execute("delete from seat where item = ?", item);
            h.execute("delete from step where item = ?", item);
            h.execute("delete from item where id = ?", item);
        });
    }

    /** The item waits; {@code problem} tells why when that is a failed attempt. */
    void park(Claim claim, String what, Instant due, boolean failedAttempt, @Nullable Problem problem) {
        jdbi.useTransaction(h -> {
            guard(h, claim);
            h.execute(
                    "update item set state = 'WAITING', step = ?, due_at = ?, attempts = attempts + ?, problem = coalesce(?, problem) where id = ?",
                    what,
                    due.toEpochMilli(),
                    failedAttempt ? 1 : 0,
                    problem == null ? null : Json.write(problem),
                    claim.item());
        });
    }

    /** The item ended. */
    void end(Claim claim, ItemState state, @Nullable Problem problem, Instant now) {
        jdbi.useTransaction(h -> {
            guard(h, claim);
            h.execute(
                    "update item set state = ?, wish = null, due_at = null, finished_at = ?, problem = ? where id = ?",
                    state.name(),
                    now.toEpochMilli(),
                    problem == null ? null : Json.write(problem),
                    claim.item());
        });
    }

    void honourWish(Claim claim, Instant now) {
        jdbi.useTransaction(h -> {
            guard(h, claim);
            honourWish(h, claim.item(), now);
        });
    }

    static void honourWish(Handle h, String item, Instant now) {
        h.execute(
                "update item set state = wish, wish = null, due_at = null, version = version + 1, "
                        + "finished_at = case when wish = 'CANCELED' then cast(? as bigint) else finished_at end where id = ? and wish is not null",
                now.toEpochMilli(),
                item);
    }

    private static boolean calledBack(Handle h, Claim claim) {
        return h.createQuery("select wish from item where id = :id and wish is not null").bind("id", claim.item()).mapTo(String.class).findOne().isPresent();
    }

    private static int advance(Handle h, Claim claim, String step) {
        int held = h.execute(
                "update item set step = ?, steps_done = steps_done + 1, attempts = 0, problem = null where id = ? and version = ?",
                step,
                claim.item(),
                claim.version());
        if (held == 0) {
            throw new Leaving.Superseded();
        }
        return h.createQuery("select steps_done from item where id = :id").bind("id", claim.item()).mapTo(Integer.class).one();
    }

    /** Locks the item's row and makes sure it is still ours. */
    static void guard(Handle h, Claim claim) {
        if (h.execute("update item set version = version where id = ? and version = ?", claim.item(), claim.version()) == 0) {
            throw new Leaving.Superseded();
        }
    }

    /** The next number of a counter; serialises everyone who asks until the transaction ends. */
    static long next(Handle h, String counter) {
        h.execute("insert into counter (name, reading) values (?, 0) on conflict (name) do nothing", counter);
        h.execute("update counter set reading = reading + 1 where name = ?", counter);
        return h.createQuery("select reading from counter where name = :name").bind("name", counter).mapTo(Long.class).one();
    }
}
