package io.drover.run;

import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.model.Scope;
import io.drover.plan.Plan;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.LfsObjects;
import io.drover.run.step.Memberships;
import io.drover.run.step.PushRepository;
import io.drover.run.step.SourceProject;
import io.drover.run.step.Worksite;
import java.util.List;

/** By its repository alone, where nothing else is possible: mirrored, pushed into an empty project, the rest over the API as far as that goes. */
record RepositoryPush(Worksite site) implements Way {
    @Override
    public List<Long> fetch(Journey journey, SourceProject from, ItemFiles files) throws Exception {
        journey.lane(Lane.TRANSFER);
        journey.holdFiles();
        journey.step("mirror the repository", () -> PushRepository.mirror(site, from.owner(), files));
        return List.of();
    }

    @Override
    public long bring(Journey journey, Plan.Item item, SourceProject from, ItemFiles files) throws Exception {
        journey.lane(Lane.IMPORT);
        journey.undo(PushRepository.UNDO, Undo.DELETE_PROJECT, Undo.path(item.to()));
        return journey.step("create the project", Long.class, () -> PushRepository.create(site, from, item.to()));
    }

    @Override
    public Owner arrive(Journey journey, Plan.Item item, SourceProject from, long projectId, ItemFiles files) throws Exception {
        Owner to = new Owner(Scope.PROJECT, projectId, item.to());
        journey.step(StepNames.LFS, LfsObjects.Result.class, () -> PushRepository.lfs(site, from.owner(), to, files));
        journey.step("push the default branch", () -> PushRepository.defaultBranch(site, from.owner(), to, files));
        journey.step("push the repository", () -> PushRepository.push(site, from.owner(), to, files));
        // protection rules and schedules name people, who have to be members first
        journey.step("members before the rest", Memberships.Result.class, () -> Memberships.add(site, from.owner(), to));
        return to;
    }

    @Override
    public List<Long> settle(Journey journey, Owner from, Owner to, ItemFiles files, boolean fresh) {
        return List.of();
    }

    @Override
    public Method method() {
        return Method.REPOSITORY_ONLY;
    }
}
