package io.drover.engine;

import java.sql.Timestamp;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Lets the items of the lowest unfinished turn into the schedule. Safe to call at any time, from any worker. */
final class Waves {
    private final Jdbi jdbi;

    Waves(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Returns how many items were let in. */
    int release(Instant now) {
        return jdbi.inTransaction(h -> {
            Integer turn = h.createQuery("select min(turn) from item where state in ('WAITING', 'RUNNING', 'PAUSED')")
                    .mapTo(Integer.class)
                    .findOne()
                    .orElse(null);
            return turn == null ? 0 : release(h, turn, now);
        });
    }

    private static int release(Handle h, int turn, Instant now) {
        // An item that is in the schedule already, in whichever lane, is not touched. RUNNING without a place there is what a crash
        // between two transactions can leave.
        return h.createUpdate(
                        """
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        select lower(i.lane), i.id, :due, :picked, :version from item i
                        where i.turn = :turn and i.state in ('WAITING', 'RUNNING')
                        and not exists (select 1 from scheduled_tasks s where s.task_instance = i.id)
                        on conflict (task_name, task_instance) do nothing""")
                .bind("due", Timestamp.from(now))
                .bind("picked", false)
                // Not 1: a late removal of an earlier place must not match this one.
                .bind("version", now.toEpochMilli())
                .bind("turn", turn)
                .execute();
    }
}
