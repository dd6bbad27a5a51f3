package io.drover.run;

import io.drover.engine.Journey;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.run.step.RecreateTokens;
import io.drover.run.step.Worksite;

/** The steps that make an owner's tokens anew, where the configuration asks for it. */
final class NewTokens {
    private NewTokens() {}

    /** @param undo the owner was at the destination before us, so each token needs an undo of its own */
    static void make(Journey journey, Worksite site, Owner from, Owner to, boolean undo) throws Exception {
        for (Relation relation : RecreateTokens.wanted(site, from.scope())) {
            RecreateTokens.Before before =
                    journey.step("see which tokens are there of " + relation.id(), RecreateTokens.Before.class, () -> RecreateTokens.before(site, relation, to));
            if (undo) {
                String[] missing = journey.step(
                        "see which tokens will be made of " + relation.id(),
                        String[].class,
                        () -> RecreateTokens.missing(site, relation, from, before).toArray(String[]::new));
                for (String key : missing) {
                    journey.undo("revoke " + relation.id() + " " + key, Undo.REMOVE_RECORD, Undo.record(relation, to, key));
                }
            }
            journey.step(StepNames.TOKENS + relation.id(), RecreateTokens.Result.class, () -> RecreateTokens.run(site, relation, from, to, before));
        }
    }
}
