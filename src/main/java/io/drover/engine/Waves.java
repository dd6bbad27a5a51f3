package io.drover.engine;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Lets the items of the lowest unfinished turn, and those that set out with it, into the schedule, in the order they were entered. Safe to call at any time, from any worker. */
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
        List<Waiting> waiting = h.createQuery(
                        """
                        select i.id, lower(i.lane) as lane from item i
                        where (i.turn = :turn or i.sets_out <= :turn) and i.state in ('WAITING', 'RUNNING')
                        and not exists (select 1 from scheduled_tasks s where s.task_instance = i.id)
                        order by i.place, i.id""")
                .bind("turn", turn)
                .map((r, c) -> new Waiting(r.getString("id"), r.getString("lane")))
                .list();
        return waiting.isEmpty() ? 0 : schedule(h, waiting, now);
    }

    private record Waiting(String item, String lane) {}

    private static int schedule(Handle h, List<Waiting> waiting, Instant now) {
        PreparedBatch batch = h.prepareBatch(
                """
                insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                values (:lane, :item, :due, :picked, :version)
                on conflict (task_name, task_instance) do nothing""");
        for (int i = 0; i < waiting.size(); i++) {
            batch.bind("lane", waiting.get(i).lane())
                    .bind("item", waiting.get(i).item())
                    // All due, but a millisecond apart: what is due longest is taken first.
                    .bind("due", Timestamp.from(now.minusMillis(waiting.size() - 1L - i)))
                    .bind("picked", false)
                    // Not 1: a late removal of an earlier place must not match this one.
                    .bind("version", now.toEpochMilli())
                    .add();
        }
        return Arrays.stream(batch.execute()).sum();
    }
}
