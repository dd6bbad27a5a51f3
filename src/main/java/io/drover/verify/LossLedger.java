package io.drover.verify;

import io.drover.inventory.Inventory;
import io.drover.model.FullPath;
import io.drover.model.Relation;
import io.drover.model.Relation.Carriage;
import io.drover.model.Relations;
import io.drover.plan.Plan;
import io.drover.run.RunSummary;
import io.drover.verify.Verification.Tally;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of every source item: carried, transformed, replaced by a placeholder, or lost with a reason. The four add up to the
 * inventory, or the ledger is not green.
 *
 * @param counted   false when the inventory counted nothing, so that there is nothing to add up to
 * @param uncounted relations of the catalogue that nobody could count: the ledger says so instead of leaving them out
 */
public record LossLedger(boolean counted, List<Entry> entries, List<Uncounted> uncounted) {
    public static final LossLedger EMPTY = new LossLedger(true, List.of(), List.of());

    public LossLedger {
        entries = List.copyOf(entries);
        uncounted = List.copyOf(uncounted);
    }

    /** @param declared losses that the run declared; they account for differences that no rule explains */
    public static LossLedger of(Plan plan, Inventory inventory, Verification verification, List<DeclaredLoss> declared) {
        List<Entry> entries = new Bookkeeping(inventory, verification, declared).entries(plan);
        return new LossLedger(inventory.counted(), entries, UncountedRelations.of(plan, inventory, verification));
    }

    /** True when every entry adds up. */
    public boolean green() {
        return counted && entries.stream().allMatch(Entry::addsUp);
    }

    public List<Entry> open() {
        return entries.stream().filter(e -> !e.addsUp()).toList();
    }

    /** Sums over all items, in the catalogue's order; relations of which there are none are left out. */
    public Map<Relation, Tally> byRelation() {
        Map<Relation, Tally> sums = new LinkedHashMap<>();
        for (Relation relation : Relations.all()) {
            Tally sum = entries.stream().filter(e -> e.relation().equals(relation)).map(Entry::tally).reduce(Tally.NONE, Tally::plus);
            if (sum.total() > 0) {
                sums.put(relation, sum);
            }
        }
        return sums;
    }

    public Tally total() {
        return entries.stream().map(Entry::tally).reduce(Tally.NONE, Tally::plus);
    }

    /**
     * One relation of one group or project.
     *
     * @param inventory how many the inventory counted; null when it does not count them
     * @param tally     what became of them; its {@code different} is what nothing accounts for
     * @param rules     how many each rule decided upon; {@link #DECLARED} and {@link #LEFT_OUT} are not among {@link Rules}
     * @param reasons   why something was lost, and why it does not add up, in sentences
     */
    public record Entry(
            String item, FullPath path, Relation relation, @Nullable Long inventory, Tally tally, Map<String, Long> rules, List<String> reasons) {
        /** The run said so itself. */
        public static final String DECLARED = "declared";

        /** No method brought them and nobody could compare them. */
        public static final String LEFT_OUT = "left-out";

        public Entry {
            rules = Collections.unmodifiableMap(new TreeMap<>(rules));
            reasons = List.copyOf(reasons);
        }

        public boolean addsUp() {
            return tally.different() == 0 && (inventory == null || inventory == tally.total());
        }
    }

    /**
     * A relation of which nobody knows how many there are.
     *
     * @param brought what the methods of the plan bring of it, the least of them
     * @param why     one sentence
     */
    public record Uncounted(Relation relation, Carriage brought, String why) {}

    /**
     * A loss that the run itself declared: a record the importer refused, a write that was given up.
     *
     * @param count how many records of the relation
     */
    public record DeclaredLoss(FullPath path, Relation relation, long count, String reason) {
        /** All that a run declared. */
        public static List<DeclaredLoss> of(RunSummary run) {
            return run.items().stream().flatMap(DeclaredLoss::of).toList();
        }

        private static Stream<DeclaredLoss> of(RunSummary.Item item) {
            FullPath path = item.from();
            return path == null ? Stream.empty() : item.losses().stream().map(loss -> new DeclaredLoss(path, loss.relation(), loss.count(), loss.reason()));
        }
    }
}
