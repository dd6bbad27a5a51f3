package io.drover.run;

import io.drover.engine.Journey;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.model.Scope;
import io.drover.plan.Plan;
import io.drover.run.step.CheckLfs;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.LfsObjects;
import io.drover.run.step.Memberships;
import io.drover.run.step.Repairs;
import io.drover.run.step.SourceProject;
import io.drover.run.step.Worksite;
import java.util.List;

/** The destination pulls the project by itself; what did not come whole is mended. Nothing but what is mended passes through this machine. */
final class DirectTransfer implements Way {
    private final Worksite site;
    private Repairs repairs = Repairs.NONE;

    DirectTransfer(Worksite site) {
        this.site = site;
    }

    @Override
    public List<Long> fetch(Journey journey, SourceProject from, ItemFiles files) {
        return List.of();
    }

    @Override
    public long bring(Journey journey, Plan.Item item, SourceProject from, ItemFiles files) throws Exception {
        Pull.Pulled pulled = new Pull(site, journey).run(Scope.PROJECT, from.path(), item.to());
        repairs = pulled.repairs();
        return pulled.transferred().owner();
    }

    @Override
    public Owner arrive(Journey journey, Plan.Item item, SourceProject from, long projectId, ItemFiles files) {
        return new Owner(Scope.PROJECT, projectId, item.to());
    }

    @Override
    public List<Long> settle(Journey journey, Owner from, Owner to, ItemFiles files, boolean fresh) throws Exception {
        // protection rules and schedules name people, who have to be members first; placeholder users are no members
        journey.step("members before the rest", Memberships.Result.class, () -> Memberships.add(site, from, to));
        if (!fresh) {
            return List.of();
        }
        List<Long> guests = new Mending(site, journey).run(repairs, from, to, files);
        journey.step(StepNames.LFS, LfsObjects.Result.class, () -> CheckLfs.pointers(site, from, to, files));
        return guests;
    }

    @Override
    public Method method() {
        return Method.DIRECT_TRANSFER;
    }
}
