package io.drover.verify;

import io.drover.inventory.Inventory;
import io.drover.model.Method;
import io.drover.model.Relation;
import io.drover.model.Relation.Carriage;
import io.drover.model.Relation.Compared;
import io.drover.model.Relation.Reading;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.plan.Plan;
import io.drover.verify.LossLedger.Uncounted;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Rows of the catalogue that have no number anywhere, and why not. What another relation holds is counted with that one. */
final class UncountedRelations {
    private final Plan plan;
    private final Inventory inventory;
    private final Verification verification;
    private final Set<Relation> known = new HashSet<>();

    private UncountedRelations(Plan plan, Inventory inventory, Verification verification) {
        this.plan = plan;
        this.inventory = inventory;
        this.verification = verification;
        inventory.counts().values().forEach(counts -> known.addAll(counts.keySet()));
        verification.items().forEach(item -> item.relations().forEach(result -> known.add(result.relation())));
    }

    static List<Uncounted> of(Plan plan, Inventory inventory, Verification verification) {
        UncountedRelations uncounted = new UncountedRelations(plan, inventory, verification);
        return Relations.all().stream()
                .filter(relation -> relation.within() == null && !uncounted.known.contains(relation))
                .flatMap(relation -> uncounted.why(relation).map(why -> new Uncounted(relation, uncounted.brought(relation), why)).stream())
                .toList();
    }

    /** Empty for what Drover counts wherever there is any: a feature that is off in every project. */
    private Optional<String> why(Relation relation) {
        if (relation.scope() == Scope.INSTANCE || relation.scope() == Scope.USER) {
            String owner = relation.scope() == Scope.USER ? "a person" : "the instance";
            return Optional.of("They belong to " + owner + ", not to a group or project of the plan.");
        }
        if (relation.read() == Reading.NOT) {
            return Optional.of("Not countable over the API: no endpoint shows them.");
        }
        if (relation.compared() == Compared.NOT) {
            return Optional.of("Not counted: Drover does not read them.");
        }
        if (!inventory.counted()) {
            return Optional.of("Not counted: the inventory was taken without counts.");
        }
        return inventory.gaps().stream().filter(gap -> gap.what().equals(relation.id())).findFirst().map(gap -> "Not counted: " + gap.problem().what() + ".");
    }

    /** The least that any method of the plan brings. */
    private Carriage brought(Relation relation) {
        Set<Method> methods = plan.items().map(Plan.Item::method).collect(Collectors.toSet());
        return methods.stream()
                .map(method -> relation.carriage(method, verification.source().version(), verification.destination().version()))
                .max(Comparator.naturalOrder())
                .orElse(Carriage.NOT);
    }
}
