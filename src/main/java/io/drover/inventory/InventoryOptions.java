package io.drover.inventory;

/**
 * How deep to look.
 *
 * @param members read the direct members of every group and project: one request each
 * @param counts  count every relation of every group and project: some thirty requests each
 * @param workers requests at once, at least 1
 */
public record InventoryOptions(boolean members, boolean counts, int workers) {
    public static final InventoryOptions EVERYTHING = new InventoryOptions(true, true, 16);

    public InventoryOptions {
        if (workers < 1) {
            throw new IllegalArgumentException("at least one worker");
        }
    }

    public InventoryOptions withoutCounts() {
        return new InventoryOptions(members, false, workers);
    }

    public InventoryOptions withoutMembers() {
        return new InventoryOptions(false, counts, workers);
    }
}
