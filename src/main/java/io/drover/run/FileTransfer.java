package io.drover.run;

import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.plan.Plan;
import io.drover.run.step.ArchiveOrigin;
import io.drover.run.step.CheckLfs;
import io.drover.run.step.ImportProject;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.LfsObjects;
import io.drover.run.step.RewriteUsers;
import io.drover.run.step.SourceProject;
import io.drover.run.step.Worksite;
import java.util.List;

/** By export archive: exported, downloaded, its people rewritten, imported; what the importer skipped is imported once more. */
record FileTransfer(Worksite site) implements Way {
    @Override
    public List<Long> fetch(Journey journey, SourceProject from, ItemFiles files) throws Exception {
        Owner owner = from.owner();
        new ArchiveFetch(site).whole(journey, owner, files);
        journey.lane(Lane.TRANSFER);
        return journey.step(StepNames.REWRITE, RewriteUsers.Rewritten.class, () -> RewriteUsers.run(site, owner, files)).guests();
    }

    @Override
    public long bring(Journey journey, Plan.Item item, SourceProject from, ItemFiles files) throws Exception {
        return new ProjectImport(site)
                .start(journey, item, () -> ImportProject.start(site, from, item.to(), () -> RewriteUsers.present(site, from.owner(), files)));
    }

    @Override
    public Owner arrive(Journey journey, Plan.Item item, SourceProject from, long projectId, ItemFiles files) throws Exception {
        return new ProjectImport(site).finish(journey, item, projectId);
    }

    @Override
    public List<Long> settle(Journey journey, Owner from, Owner to, ItemFiles files, boolean fresh) throws Exception {
        if (!fresh) {
            return List.of();
        }
        journey.step(StepNames.LFS, LfsObjects.Result.class, () -> CheckLfs.run(site, from, to, files));
        return new RelationRepair(site).run(journey, from, to, files, ArchiveOrigin.FILE_EXPORT);
    }

    @Override
    public Method method() {
        return Method.FILE_TRANSFER;
    }
}
