package io.drover.run;

import io.drover.engine.Journey;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.model.Scope;
import io.drover.plan.Plan;
import io.drover.run.step.CheckLfs;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.LfsObjects;
import io.drover.run.step.SourceProject;
import io.drover.run.step.Worksite;
import java.util.List;

/** The destination pulls the project by itself; what did not come whole is mended. Nothing but what is mended passes through this machine. */
record DirectTransfer(Worksite site) implements Way {
    @Override
    public List<Long> fetch(Journey journey, SourceProject from, ItemFiles files) {
        return List.of();
    }

    @Override
    public long bring(Journey journey, Plan.Item item, SourceProject from, ItemFiles files) throws Exception {
        Pull.Pulled pulled = new Pull(site, journey).run(Scope.PROJECT, from.path(), item.to());
        Owner to = new Owner(Scope.PROJECT, pulled.transferred().owner(), item.to());
        new Mending(site, journey).run(pulled.repairs(), from.owner(), to, files);
        return to.id();
    }

    @Override
    public Owner arrive(Journey journey, Plan.Item item, SourceProject from, long projectId, ItemFiles files) {
        return new Owner(Scope.PROJECT, projectId, item.to());
    }

    @Override
    public List<Long> settle(Journey journey, Owner from, Owner to, ItemFiles files, boolean fresh) throws Exception {
        if (!fresh) {
            return List.of();
        }
        journey.step(StepNames.LFS, LfsObjects.Result.class, () -> CheckLfs.pointers(site, from, to, files));
        return List.of();
    }

    @Override
    public Method method() {
        return Method.DIRECT_TRANSFER;
    }
}
