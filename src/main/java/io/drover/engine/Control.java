package io.drover.engine;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * A person's hand on one item. A waiting item obeys at once; a running one at its next step, because a step is never torn off half-way.
 */
final class Control {
    private final Jdbi jdbi;

    Control(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void pause(String item, Instant now) {
        callBack(item, ItemState.PAUSED, List.of(ItemState.WAITING, ItemState.RUNNING), now);
    }

    void cancel(String item, Instant now) {
        callBack(item, ItemState.CANCELED, List.of(ItemState.WAITING, ItemState.RUNNING, ItemState.PAUSED), now);
    }

    void resume(String item, Instant now) {
        goOn(item, List.of(ItemState.PAUSED), now);
    }

    /** @param forget names of steps and polls to do again although they are recorded */
    void retry(String item, Collection<String> forget, Instant now) {
        jdbi.useTransaction(h -> {
            goOn(item, List.of(ItemState.FAILED, ItemState.CANCELED), now);
            forget.forEach(step -> h.execute("delete from step where item = ? and name = ?", item, step));
        });
    }

    private void callBack(String item, ItemState wish, List<ItemState> allowed, Instant now) {
        jdbi.useTransaction(h -> {
            require(h, item, allowed);
            h.execute("update item set wish = ? where id = ?", wish.name(), item);
            h.execute("delete from scheduled_tasks where task_instance = ? and picked = ?", item, false);
            boolean held = h.createQuery("select 1 from scheduled_tasks where task_instance = :item").bind("item", item).mapTo(Integer.class).findOne().isPresent();
            if (!held) {
                Journal.honourWish(h, item, now);
                Permits.leave(h, item, now);
            }
        });
    }

    private void goOn(String item, List<ItemState> allowed, Instant now) {
        jdbi.useTransaction(h -> {
            require(h, item, allowed);
            h.execute(
                    "update item set state = 'WAITING', wish = null, version = version + 1, attempts = 0, problem = null, finished_at = null, due_at = ? where id = ?",
                    now.toEpochMilli(),
                    item);
            // An attempt that is just being wound up must not remove the new place.
            h.execute("delete from scheduled_tasks where task_instance = ?", item);
        });
    }

    private static void require(Handle h, String item, List<ItemState> allowed) {
        // Locks the row, so that the state stays what we saw.
        if (h.execute("update item set version = version where id = ?", item) == 0) {
            throw EngineProblem.NO_SUCH_ITEM.exception("no item of this name has been started", item);
        }
        ItemState state = ItemState.valueOf(
                h.createQuery("select state from item where id = :item").bind("item", item).mapTo(String.class).one());
        if (!allowed.contains(state)) {
            throw EngineProblem.WRONG_STATE.exception("the item is " + state.name().toLowerCase(java.util.Locale.ROOT), item);
        }
    }
}
