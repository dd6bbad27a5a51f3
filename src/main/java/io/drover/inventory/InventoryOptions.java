package io.drover.inventory;

import java.util.ArrayList;
import java.util.List;

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

    /** What nobody asked for, so that silence is not taken for none. */
    List<Inventory.Gap> leftOut() {
        List<Inventory.Gap> gaps = new ArrayList<>();
        if (!members) {
            gaps.add(new Inventory.Gap(null, Inventory.Gap.MEMBERS, InventoryProblem.MEMBERS_LEFT_OUT.problem("members were left out", null)));
        }
        if (!counts) {
            gaps.add(new Inventory.Gap(null, Inventory.Gap.COUNTS, InventoryProblem.COUNTS_LEFT_OUT.problem("counts were left out", null)));
        }
        return gaps;
    }

    public InventoryOptions withoutCounts() {
        return new InventoryOptions(members, false, workers);
    }

    public InventoryOptions withoutMembers() {
        return new InventoryOptions(false, counts, workers);
    }
}
