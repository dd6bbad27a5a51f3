package io.drover.report;

import io.drover.model.FullPath;
import io.drover.model.Relation;
import io.drover.plan.Plan;
import io.drover.report.Report.Reenter;
import io.drover.verify.Addresses;
import io.drover.verify.Rule;
import io.drover.verify.Rules;
import io.drover.verify.Verification.Difference;
import io.drover.verify.Verification.ItemResult;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person must enter by hand: what the run noted, and what verification found that nobody can read. */
final class Reentries {
    /** Rules that say a person must enter something, and what. */
    private static final Map<String, String> BY_HAND = Map.of(
            "hidden-value", "value", "hidden-variable-by-hand", "value", "webhook-token", "token", "webhook-by-hand", "URL variables", "integration-by-hand", "credentials",
            "new-token", "token");

    private final ReportSources sources;
    private final Map<FullPath, FullPath> cameFrom;
    private final Map<FullPath, FullPath> wentTo;
    private final Suppliers suppliers;
    private final Set<Reenter> all = new LinkedHashSet<>();

    Reentries(ReportSources sources) {
        this.sources = sources;
        this.cameFrom = sources.plan().items().collect(Collectors.toMap(Plan.Item::to, Plan.Item::from, (a, _) -> a));
        this.wentTo = sources.plan().items().collect(Collectors.toMap(Plan.Item::from, Plan.Item::to, (a, _) -> a));
        this.suppliers = new Suppliers(sources.inventory());
    }

    List<Reenter> all(Collection<ItemResult> verified) {
        sources.run().reenter().forEach(r -> r.attributes().forEach(
                a -> add(cameFrom.getOrDefault(r.where(), r.where()), r.relation(), Addresses.shown(r.key()), a, "The source does not show it.")));
        for (ItemResult item : verified) {
            item.relations().forEach(relation -> relation.differences().forEach(d -> byHand(item.from(), relation.relation(), d)));
        }
        return all.stream()
                .sorted(Comparator.comparing(Reenter::path).thenComparing(r -> r.relation().id()).thenComparing(Reenter::key))
                .toList();
    }

    private void byHand(FullPath from, Relation relation, Difference difference) {
        String rule = difference.rule();
        String attribute = rule == null ? null : BY_HAND.get(rule);
        if (rule != null && attribute != null && !known(from, relation, difference.key(), attribute)) {
            add(from, relation, difference.key(), attribute, Rules.byId(rule).map(Rule::sentence).orElse(""));
        }
    }

    private boolean known(FullPath from, Relation relation, String key, String attribute) {
        return all.stream().anyMatch(r -> r.path().equals(from) && r.relation().equals(relation) && r.key().equals(key) && r.attribute().equals(attribute));
    }

    private void add(FullPath from, Relation relation, String key, String attribute, String why) {
        String place = wentTo.getOrDefault(from, from) + ": " + SecretPages.of(relation);
        all.add(new Reenter(from, relation, key, attribute, why, place, suppliers.of(from, relation)));
    }
}
