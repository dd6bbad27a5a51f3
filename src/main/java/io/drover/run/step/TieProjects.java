package io.drover.run.step;

import io.drover.connector.LinkedRelations;
import io.drover.connector.Receipt;
import io.drover.connector.RelationWriter;
import io.drover.connector.Write;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Links between issues, dependencies of merge requests and forks whose two ends are in two projects: made when both are there. */
public final class TieProjects {
    private TieProjects() {}

    /**
     * A project of the destination that ties touch.
     *
     * @param archived whether it has to be opened for writing, and closed again
     * @param asSealed whether it still is as it was when its item ended, so that it may be sealed again afterwards
     */
    public record Touched(Owner owner, boolean archived, boolean asSealed) {}

    /** Everything that ties of the project touch: itself and the projects at the other ends that are there. */
    public static List<FullPath> touched(Worksite site, Plan.Item item, List<Relation> relations) {
        Optional<Owner> from = site.source().inventory().project(item.from()).map(Project::owner);
        TreeSet<FullPath> places = new TreeSet<>();
        for (Relation relation : relations) {
            from.ifPresent(owner -> read(site, relation, owner).stream()
                    .flatMap(r -> LinkedRelations.elsewhere(r).stream())
                    .flatMap(path -> site.users().destinationPath(path).stream())
                    .forEach(places::add));
        }
        if (!places.isEmpty()) {
            places.add(item.to());
        }
        return List.copyOf(places);
    }

    /** @param asSealed of the project as it is now */
    public static Optional<Touched> look(Worksite site, FullPath path, boolean asSealed) {
        return site.destination().inventory().project(path).map(p -> new Touched(p.owner(), p.archived(), asSealed));
    }

    public static Complement.Result run(Worksite site, Relation relation, Plan.Item item) {
        Optional<Owner> from = site.source().inventory().project(item.from()).map(Project::owner);
        Optional<Owner> to = site.destination().inventory().project(item.to()).map(Project::owner);
        List<RelationRecord> wanted = from.map(owner -> read(site, relation, owner)).orElse(List.of());
        List<Receipt> written = new ArrayList<>();
        RelationWriter writer = site.destination().writer();
        if (to.isPresent()) {
            for (Write write : writer.plan(relation, to.get(), wanted, site.users())) {
                written.add(writer.apply(write));
            }
        }
        return new Complement.Result(relation, wanted.size(), written, List.of(), List.of(), List.of(), List.of());
    }

    private static List<RelationRecord> read(Worksite site, Relation relation, Owner owner) {
        return Complement.read(site, relation, owner).stream().filter(r -> LinkedRelations.elsewhere(r).isPresent()).toList();
    }
}
