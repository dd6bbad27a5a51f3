package io.drover.verify;

import io.drover.inventory.Inventory;
import io.drover.model.Relation;
import io.drover.model.Relation.Carriage;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.plan.Plan;
import io.drover.verify.LossLedger.DeclaredLoss;
import io.drover.verify.LossLedger.Entry;
import io.drover.verify.Verification.ItemResult;
import io.drover.verify.Verification.RelationResult;
import io.drover.verify.Verification.Tally;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the entries of the {@link LossLedger}: what was counted, what was compared, what the run declared. */
final class Bookkeeping {
    private final Inventory inventory;
    private final Verification verification;
    private final List<DeclaredLoss> declared;
    private final Map<String, ItemResult> results;

    Bookkeeping(Inventory inventory, Verification verification, List<DeclaredLoss> declared) {
        this.inventory = inventory;
        this.verification = verification;
        this.declared = declared;
        this.results = verification.items().stream().collect(Collectors.toMap(ItemResult::item, Function.identity(), (a, _) -> a));
    }

    List<Entry> entries(Plan plan) {
        return plan.everything().flatMap(this::entries).filter(entry -> entry.tally().total() > 0 || !entry.addsUp()).toList();
    }

    private Stream<Entry> entries(Plan.Item item) {
        Scope scope = switch (item.kind()) {
            case INSTANCE -> Scope.INSTANCE;
            case GROUP -> Scope.GROUP;
            case PROJECT -> Scope.PROJECT;
        };
        Map<Relation, Long> counts = inventory.counts().getOrDefault(item.from(), Map.of());
        Map<Relation, RelationResult> compared = compared(results.get(item.id()));
        return Relations.of(scope).stream().map(relation -> compared.isEmpty()
                ? notThere(item, relation, counts.getOrDefault(relation, 0L))
                : entry(item, relation, counts.get(relation), compared.get(relation)));
    }

    /** Empty when nothing of the item could be compared: it is not there, or nobody looked. */
    private static Map<Relation, RelationResult> compared(@Nullable ItemResult item) {
        return item == null ? Map.of() : item.relations().stream().collect(Collectors.toMap(RelationResult::relation, Function.identity(), (a, _) -> a));
    }

    private static Entry notThere(Plan.Item item, Relation relation, long counted) {
        String kind = item.kind().name().toLowerCase(Locale.ROOT);
        List<String> reasons = counted == 0 ? List.of() : List.of("Its " + kind + " was not compared: it did not arrive, or could not be read.");
        return new Entry(item.id(), item.from(), relation, counted, new Tally(0, 0, 0, 0, counted), Map.of(), reasons);
    }

    private Entry entry(Plan.Item item, Relation relation, @Nullable Long counted, @Nullable RelationResult result) {
        Set<String> reasons = new LinkedHashSet<>();
        Map<String, Long> rules = new TreeMap<>(result == null ? Map.of() : result.rules());
        Tally tally = result == null ? notCompared(item, relation, counted == null ? 0 : counted, rules, reasons) : compared(result, reasons);
        long already = rules.getOrDefault(Entry.DECLARED, 0L);
        for (DeclaredLoss loss : declared) {
            if (loss.path().equals(item.from()) && loss.relation().equals(relation)) {
                long known = Math.min(Math.max(0, loss.count() - already), tally.different());
                already -= Math.min(already, loss.count());
                tally = new Tally(tally.carried(), tally.transformed(), tally.placeholder(), tally.lost() + known, tally.different() - known);
                rules.merge(Entry.DECLARED, known, Long::sum);
                reasons.add(loss.reason());
            }
        }
        rules.values().removeIf(n -> n == 0);
        if (result != null && counted != null && counted != result.source()) {
            reasons.add("The inventory counted " + counted + ", at verification the source had " + result.source() + ".");
        }
        return new Entry(item.id(), item.from(), relation, counted, tally, rules, List.copyOf(reasons));
    }

    private static Tally compared(RelationResult result, Set<String> reasons) {
        if (result.tally().lost() > 0 || result.tally().placeholder() > 0 || result.tally().transformed() > 0) {
            result.differences().stream()
                    .flatMap(difference -> Stream.ofNullable(difference.rule()))
                    .distinct()
                    .forEach(rule -> Rules.byId(rule).ifPresent(known -> reasons.add(known.sentence())));
        }
        if (result.tally().different() > 0) {
            reasons.add(result.tally().different() + " differ without an explanation.");
        }
        return result.tally();
    }

    /** What nobody can read over the API was not compared; it is lost unless the method carries it, and then nobody knows. */
    private Tally notCompared(Plan.Item item, Relation relation, long counted, Map<String, Long> rules, Set<String> reasons) {
        if (counted == 0) {
            return Tally.NONE;
        }
        Carriage brought = relation.carriage(item.method(), verification.source().version(), verification.destination().version());
        if (brought != Carriage.NOT) {
            reasons.add("They were not compared.");
            return new Tally(0, 0, 0, 0, counted);
        }
        rules.put(Entry.LEFT_OUT, counted);
        reasons.add(relation.note() == null ? "The method does not bring them, and Drover does not copy them." : "The method does not bring them: " + relation.note() + ".");
        return new Tally(0, 0, 0, counted, 0);
    }
}
