package io.drover.verify;

import io.drover.model.Outcome;
import io.drover.model.RelationRecord;
import io.drover.verify.Verification.Difference;
import io.drover.verify.Verification.RelationResult;
import io.drover.verify.Verification.Tally;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Compares one relation of one item: the source's records are spilled to disk, the destination's stream past them. */
final class RelationComparison {
    /** Explained differences beyond this many a rule are counted but not listed. What nothing explains is always listed. */
    private static final int MOST_EXPLAINED = 200;

    private final Comparison comparison;
    private final ItemContext item;
    private final Canonical source;
    private final Canonical destination;
    private final List<Difference> differences = new ArrayList<>();
    private final Map<String, Integer> explained = new HashMap<>();
    private final EnumMap<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Long> rules = new HashMap<>();
    private final List<String> digests = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private long destinationCount;
    private long equal;
    private long different;
    private long declared;

    RelationComparison(Comparison comparison, ItemContext item, Canonical source, Canonical destination) {
        this.comparison = comparison;
        this.item = item;
        this.source = source;
        this.destination = destination;
        this.declared = item.declared(comparison.relation());
    }

    /** @param scratch folder for the spilled records */
    RelationResult run(Path scratch, Consumer<Consumer<RelationRecord>> readSource, Consumer<Consumer<RelationRecord>> readDestination) {
        try (Spill spill = new Spill(scratch)) {
            readSource.accept(record -> spill.add(key(record, source), canonical(source, record), !record.missing().isEmpty()));
            readDestination.accept(record -> compare(spill, record));
            for (String key : spill.keys()) {
                if (!seen.contains(key)) {
                    count(missing(key, spill.read(key)));
                }
            }
            return new RelationResult(
                    comparison.relation(), spill.size(), destinationCount, equal, Digest.ofAll(digests), Tally.of(equal, outcomes, different), rules, differences);
        }
    }

    private void compare(Spill spill, RelationRecord record) {
        ObjectNode there = canonical(destination, record);
        destinationCount++;
        String own = key(record, destination);
        if (!GitRules.internal(own)) {
            // by its own name, whatever it is paired with: the destination alone must give the same digest again
            digests.add(comparison.shown(own) + " " + Digest.of(there, item.destinationUrl()));
        }
        String key = pairedKey(spill, own);
        ObjectNode here = spill.sameAs(key, there) ? there : spill.read(key);
        if (here == null || !seen.add(key)) {
            list(key, "extra", rule(key, null, null, there));
            return;
        }
        List<Change> changes = spill.sameAs(key, there) ? List.of() : Differ.compare(here, there, comparison.shape());
        if (changes.isEmpty()) {
            equal++;
            return;
        }
        List<Optional<Rule>> rules = changes.stream().map(change -> rule(key, change, here, there)).toList();
        Optional<Rule> declared = rules.stream().allMatch(Optional::isPresent) ? Optional.empty() : declared();
        List<Optional<Rule>> found = rules.stream().map(rule -> rule.or(() -> declared)).toList();
        for (int i = 0; i < changes.size(); i++) {
            list(key, Words.of(changes.get(i)), found.get(i));
        }
        boolean known = found.stream().allMatch(Optional::isPresent);
        count(known ? found.stream().flatMap(Optional::stream).max(Comparator.comparing(Rule::outcome)) : Optional.empty());
    }

    private Optional<Rule> missing(String key, @Nullable ObjectNode here) {
        Optional<Rule> rule = rule(key, null, here, null).or(this::declared);
        list(key, "missing", rule);
        return rule;
    }

    /** The run knows how many it lost, not which: so many records may be different, one more may not. */
    private Optional<Rule> declared() {
        if (declared == 0) {
            return Optional.empty();
        }
        declared--;
        return Rules.byId(LossLedger.Entry.DECLARED);
    }

    private String pairedKey(Spill spill, String key) {
        if (comparison.key() == Comparison.Key.TITLE && !spill.has(key) && spill.has(ContentRules.withoutSuffix(key))) {
            return ContentRules.withoutSuffix(key);
        }
        String unique = key;
        for (int i = 2; seen.contains(unique); i++) {
            unique = key + " #" + i;
        }
        return unique;
    }

    private Optional<Rule> rule(String key, @Nullable Change change, @Nullable ObjectNode here, @Nullable ObjectNode there) {
        return Rules.explaining(new Evidence(item, comparison.relation(), key, change, here, there));
    }

    private void list(String key, String what, Optional<Rule> rule) {
        String id = rule.map(Rule::id).orElse(null);
        if (id == null || explained.merge(id, 1, Integer::sum) <= MOST_EXPLAINED) {
            differences.add(new Difference(comparison.shown(key), what, id));
        }
    }

    /** One record of the source, once: by the gravest of the rules that explain it. */
    private void count(Optional<Rule> deciding) {
        deciding.ifPresentOrElse(
                rule -> {
                    outcomes.merge(rule.outcome(), 1L, Long::sum);
                    rules.merge(rule.id(), 1L, Long::sum);
                },
                () -> different++);
    }

    private ObjectNode canonical(Canonical side, RelationRecord record) {
        return side.of(record.fields(), comparison.shape(), record.missing(), comparison.relation().id());
    }

    private String key(RelationRecord record, Canonical side) {
        return comparison.key(record, side, item.links(), side == source);
    }
}
