package io.drover.engine;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many items are in each state.
 *
 * @param steps   steps recorded so far, over all items
 * @param settled nothing moves any more without a person: every item has ended, or is paused, or waits behind a paused one
 */
public record Tally(Map<ItemState, Integer> items, long steps, boolean settled) {
    public Tally {
        EnumMap<ItemState, Integer> all = new EnumMap<>(ItemState.class);
        for (ItemState state : ItemState.values()) {
            all.put(state, items.getOrDefault(state, 0));
        }
        items = Map.copyOf(all);
    }

    public int of(ItemState state) {
        return items.getOrDefault(state, 0);
    }

    public int total() {
        return items.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Done, failed or cancelled. */
    public int ended() {
        return of(ItemState.DONE) + of(ItemState.FAILED) + of(ItemState.CANCELED);
    }
}
