package io.drover.run;

import io.drover.engine.Itinerary;
import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.links.LinkMap;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Scope;
import io.drover.plan.Plan;
import io.drover.run.step.ArchivedFlag;
import io.drover.run.step.Export;
import io.drover.run.step.Fingerprint;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.RewriteLinks;
import io.drover.run.step.RewriteLinks.Change;
import io.drover.run.step.RewriteLinks.Found;
import io.drover.run.step.RunProblem;
import io.drover.run.step.Worksite;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The texts of one group or project, after everything it may link to has arrived. What each said before is in the journal. */
final class TextsItinerary implements Itinerary {
    static final String KIND = "texts";

    private final Worksite site;
    private final Supplier<LinkMap> map;
    private final Supplier<Seals> seals;

    /**
     * @param map   where links lead now
     * @param seals what was left at the destination
     */
    TextsItinerary(Worksite site, Supplier<LinkMap> map, Supplier<Seals> seals) {
        this.site = site;
        this.map = map;
        this.seals = seals;
    }

    /** @param files also what is in the repository, by commits */
    record Order(Plan.Item item, boolean files) {}

    @Override
    public void travel(Journey journey) throws Exception {
        Order order = journey.payload(Order.class);
        Plan.Item item = order.item();
        ItemFiles files = ItemFiles.of(site, journey.item());
        Optional<Path> mirror = order.files() ? Optional.of(files.mirror("repository")) : Optional.empty();
        journey.lane(Lane.COMPLEMENT);
        Owner owner = journey.step("find it at the destination", Owner.class, () -> RewriteLinks.owner(site, item).orElseThrow(() -> gone(item)));
        LinkMap leads = map.get();
        Found found = journey.step(StepNames.LINKS, Found.class, () -> RewriteLinks.look(site, owner, leads, mirror));
        if (!found.changes().isEmpty()) {
            rewrite(journey, item, owner, leads, found.changes());
        }
        journey.step(StepNames.LINKS_LEFT, LinkPass.Left.class, () -> new LinkPass.Left(
                found.changes().isEmpty() ? found.counts() : RewriteLinks.look(site, owner, leads, mirror).counts()));
        journey.step("clean files", () -> Export.clean(files));
    }

    private void rewrite(Journey journey, Plan.Item item, Owner owner, LinkMap leads, List<Change> changes) throws Exception {
        boolean intact = journey.step("is it as we left it", Boolean.class, () -> seals.get().intact(owner));
        journey.undo("give the texts back", Undo.RESTORE_TEXTS, Undo.owner(owner));
        boolean archived = journey.step("open for writing", Boolean.class, () -> owner.scope() == Scope.PROJECT && opened(owner));
        for (Change change : changes) {
            journey.step("rewrite " + change.place().words(), Boolean.class, () -> RewriteLinks.apply(site, owner, change.place(), leads));
        }
        if (archived) {
            journey.step("set the archived flag", Boolean.class, () -> ArchivedFlag.set(site, item.to(), owner.id(), true));
        }
        if (intact) {
            // what the pass changed is no person's doing: a rollback must know it
            journey.step(StepNames.SEAL_AGAIN + item.to(), Fingerprint.class, () -> owner.scope() == Scope.GROUP
                    ? Fingerprint.group(site.destination(), item.to())
                    : Fingerprint.project(site.destination(), item.to()));
        }
    }

    private boolean opened(Owner project) {
        boolean archived = site.destination().inventory().project(project.fullPath()).filter(Project::archived).isPresent();
        return archived && ArchivedFlag.set(site, project.fullPath(), project.id(), false);
    }

    private static RuntimeException gone(Plan.Item item) {
        return RunProblem.NOT_ARRIVED.exception(item.to() + " is not at the destination", item.to().value());
    }
}
