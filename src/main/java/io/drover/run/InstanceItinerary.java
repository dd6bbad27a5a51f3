package io.drover.run;

import io.drover.engine.Itinerary;
import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.Scope;
import io.drover.run.step.Complement;
import io.drover.run.step.RunProblem;
import io.drover.run.step.Worksite;
import java.util.List;

/**
 * What belongs to no group but to the whole instance, its CI/CD variables, where the plan takes it along. The destination is never ours
 * alone: what is missing is created, each with its undo, and nothing that is there is changed.
 */
final class InstanceItinerary implements Itinerary {
    static final String KIND = "instance";
    static final String ITEM = "instance:admin";

    private final Worksite site;

    InstanceItinerary(Worksite site) {
        this.site = site;
    }

    /** No method brings anything of it. */
    static List<Relation> relations(Worksite site) {
        return Complement.needed(site, Scope.INSTANCE, Method.REPOSITORY_ONLY);
    }

    @Override
    public void travel(Journey journey) throws Exception {
        if (!site.source().token().admin() || !site.destination().token().admin()) {
            throw RunProblem.METHOD_NOT_AVAILABLE.exception("what belongs to the instance needs administrators' tokens on both sides", ITEM);
        }
        journey.lane(Lane.COMPLEMENT);
        Owner instance = Owner.ofInstance();
        for (Relation relation : relations(site)) {
            String[] missing = journey.step(
                    "see what is missing of " + relation.id(), String[].class, () -> Complement.missing(site, relation, instance, instance).toArray(String[]::new));
            for (String key : missing) {
                journey.undo("remove " + relation.id() + " " + key, Undo.REMOVE_RECORD, Undo.record(relation, instance, key));
            }
            journey.step(StepNames.COMPLEMENT + relation.id(), Complement.Result.class, () -> Complement.run(site, relation, instance, instance, true));
        }
    }
}
