package io.drover.run;

import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.run.step.ArchivedFlag;
import io.drover.run.step.Complement;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.Losses;
import io.drover.run.step.PushRepository;
import io.drover.run.step.Repair;
import io.drover.run.step.Repairs;
import io.drover.run.step.Worksite;

/** Does what was decided about a direct transfer that came with gaps, one step each, and says what is missing all the same. */
final class Mending {
    private final Worksite site;
    private final Journey journey;

    Mending(Worksite site, Journey journey) {
        this.site = site;
        this.journey = journey;
    }

    void run(Repairs repairs, Owner from, Owner to, ItemFiles files) throws Exception {
        if (repairs.all().isEmpty()) {
            return;
        }
        journey.lane(Lane.COMPLEMENT);
        if (to.scope() == Scope.PROJECT) {
            journey.step("open for repair", Boolean.class, () -> ArchivedFlag.set(site, to.fullPath(), to.id(), false));
        }
        for (Repair repair : repairs.all()) {
            mend(repair, from, to, files);
        }
        journey.step(StepNames.STILL_MISSING, Losses.class, () -> repairs.remaining(site, from, to));
    }

    private void mend(Repair repair, Owner from, Owner to, ItemFiles files) throws Exception {
        Relation relation = repair.relation();
        if (relation == null) {
            return;
        }
        switch (repair.means()) {
            case COMPLEMENT -> journey.step(
                    StepNames.REPAIR + relation.id() + " by " + repair.name(), Complement.Result.class, () -> Complement.run(site, relation, from, to, false));
            case PUSH -> push(relation, from, to, files);
            case START_AGAIN, DECLARE -> {}
        }
    }

    /** Wiki, snippets and LFS objects are looked after for every project anyway. */
    private void push(Relation relation, Owner from, Owner to, ItemFiles files) throws Exception {
        if (relation.equals(Relations.REPOSITORY)) {
            journey.step("push LFS objects first", () -> PushRepository.lfs(site, from, to, files));
            journey.step("push the repository", () -> PushRepository.push(site, from, to, files));
        }
    }
}
