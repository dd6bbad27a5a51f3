package io.drover.run;

import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.run.step.Complement;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.Losses;
import io.drover.run.step.PushRepository;
import io.drover.run.step.Repair.Means;
import io.drover.run.step.Repairs;
import io.drover.run.step.Worksite;
import java.util.List;
import java.util.Set;

/** Does what was decided about a direct transfer that came with gaps, one step each, and says what is missing all the same. */
final class Mending {
    private final Worksite site;
    private final Journey journey;

    Mending(Worksite site, Journey journey) {
        this.site = site;
        this.journey = journey;
    }

    /** For a project that is open for writing, or a group. Returns source ids of people who became members for it. */
    List<Long> run(Repairs repairs, Owner from, Owner to, ItemFiles files) throws Exception {
        if (repairs.all().isEmpty()) {
            return List.of();
        }
        journey.lane(Lane.COMPLEMENT);
        Set<Relation> imported = repairs.by(Means.IMPORT_RELATION);
        List<Long> guests = imported.isEmpty() ? List.of() : new RelationRepair(site).run(journey, from, to, files, imported);
        for (Relation relation : repairs.by(Means.PUSH)) {
            push(relation, from, to, files);
        }
        for (Relation relation : repairs.by(Means.COMPLEMENT)) {
            journey.step(StepNames.REPAIR + relation.id(), Complement.Result.class, () -> Complement.run(site, relation, from, to, false));
        }
        journey.step(StepNames.STILL_MISSING, Losses.class, () -> repairs.remaining(site, from, to));
        return guests;
    }

    /** Wikis, snippets and LFS objects are looked after for every project and group anyway. */
    private void push(Relation relation, Owner from, Owner to, ItemFiles files) throws Exception {
        if (relation.equals(Relations.REPOSITORY)) {
            journey.step("push LFS objects first", () -> PushRepository.lfs(site, from, to, files));
            journey.step("push the repository", () -> PushRepository.push(site, from, to, files));
        }
    }
}
