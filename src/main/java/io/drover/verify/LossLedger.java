package io.drover.verify;

import io.drover.inventory.Inventory;
import io.drover.model.FullPath;
import io.drover.model.Relation;
import io.drover.model.Relation.Carriage;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.plan.Plan;
import io.drover.verify.Verification.Difference;
import io.drover.verify.Verification.ItemResult;
import io.drover.verify.Verification.RelationResult;
import io.drover.verify.Verification.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of every source item: carried, transformed, replaced by a placeholder, or lost with a reason. The four add up to the
 * inventory, or the ledger is not green.
 */
public record LossLedger(List<Entry> entries) {
    public LossLedger {
        entries = List.copyOf(entries);
    }

    /** True when every entry adds up. */
    public boolean green() {
        return entries.stream().allMatch(Entry::addsUp);
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
     * @param reasons   why something was lost, and why it does not add up, in sentences
     */
    public record Entry(String item, FullPath path, Relation relation, @Nullable Long inventory, Tally tally, List<String> reasons) {
        public Entry {
            reasons = List.copyOf(reasons);
        }

        public boolean addsUp() {
            return tally.different() == 0 && (inventory == null || inventory == tally.total());
        }
    }

    /**
     * A loss that the run itself declared: a record the importer refused, a write that was given up.
     *
     * @param count how many records of the relation
     */
    public record DeclaredLoss(FullPath path, Relation relation, long count, String reason) {}

    /** @param declared losses that the run declared; they account for differences that no rule explains */
    public static LossLedger of(Plan plan, Inventory inventory, Verification verification, List<DeclaredLoss> declared) {
        Map<String, ItemResult> results = verification.items().stream().collect(Collectors.toMap(ItemResult::item, Function.identity(), (a, _) -> a));
        List<Entry> entries = new ArrayList<>();
        plan.items().forEach(item -> {
            Scope scope = item.kind() == Plan.Kind.GROUP ? Scope.GROUP : Scope.PROJECT;
            Map<Relation, Long> counts = inventory.counts().getOrDefault(item.from(), Map.of());
            Map<Relation, RelationResult> compared = compared(results.get(item.id()));
            for (Relation relation : Relations.of(scope)) {
                Entry entry = absent(results.get(item.id()))
                        ? notThere(item, relation, counts.getOrDefault(relation, 0L))
                        : entry(item, relation, carriage(item, relation, verification), counts.get(relation), compared.get(relation), declared);
                if (entry.tally().total() > 0 || !entry.addsUp()) {
                    entries.add(entry);
                }
            }
        });
        return new LossLedger(entries);
    }

    /** Nothing of the item could be compared: it is not there, or nobody looked. */
    private static boolean absent(@Nullable ItemResult item) {
        return item == null || item.relations().isEmpty();
    }

    private static Carriage carriage(Plan.Item item, Relation relation, Verification verification) {
        return relation.carriage(item.method(), verification.source().version(), verification.destination().version());
    }

    private static Entry notThere(Plan.Item item, Relation relation, long counted) {
        List<String> reasons = counted == 0 ? List.of() : List.of("Its " + item.kind().name().toLowerCase(Locale.ROOT) + " was not compared: it did not arrive, or could not be read.");
        return new Entry(item.id(), item.from(), relation, counted, new Tally(0, 0, 0, 0, counted), reasons);
    }

    private static Map<Relation, RelationResult> compared(@Nullable ItemResult item) {
        return item == null ? Map.of() : item.relations().stream().collect(Collectors.toMap(RelationResult::relation, Function.identity(), (a, _) -> a));
    }

    private static Entry entry(
            Plan.Item item,
            Relation relation,
            Carriage brought,
            @Nullable Long counted,
            @Nullable RelationResult result,
            List<DeclaredLoss> declared) {
        Set<String> reasons = new LinkedHashSet<>();
        Tally tally = result == null ? notCompared(relation, brought, counted == null ? 0 : counted, reasons) : compared(result, reasons);
        for (DeclaredLoss loss : declared) {
            if (loss.path().equals(item.from()) && loss.relation().equals(relation)) {
                tally = declared(tally, loss);
                reasons.add(loss.reason());
            }
        }
        if (result != null && counted != null && counted != result.source()) {
            reasons.add("The inventory counted " + counted + ", at verification the source had " + result.source() + ".");
        }
        return new Entry(item.id(), item.from(), relation, counted, tally, List.copyOf(reasons));
    }

    private static Tally compared(RelationResult result, Set<String> reasons) {
        if (result.tally().lost() > 0 || result.tally().placeholder() > 0 || result.tally().transformed() > 0) {
            result.differences().stream()
                    .map(Difference::rule)
                    .filter(r -> r != null)
                    .distinct()
                    .forEach(r -> Rules.byId(r).ifPresent(rule -> reasons.add(rule.sentence())));
        }
        if (result.tally().different() > 0) {
            reasons.add(result.tally().different() + " differ without an explanation.");
        }
        return result.tally();
    }

    /** What nobody can read over the API was not compared; it is lost unless the method carries it, and then nobody knows. */
    private static Tally notCompared(Relation relation, Carriage brought, long counted, Set<String> reasons) {
        if (counted == 0) {
            return Tally.NONE;
        }
        if (brought == Carriage.NOT) {
            reasons.add(relation.note() == null ? "The method does not bring them, and Drover does not copy them." : "The method does not bring them: " + relation.note() + ".");
            return new Tally(0, 0, 0, counted, 0);
        }
        reasons.add("They were not compared.");
        return new Tally(0, 0, 0, 0, counted);
    }

    private static Tally declared(Tally tally, DeclaredLoss loss) {
        long known = Math.min(loss.count(), tally.different());
        return new Tally(tally.carried(), tally.transformed(), tally.placeholder(), tally.lost() + known, tally.different() - known);
    }
}
