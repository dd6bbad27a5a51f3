package io.drover.run;

import io.drover.connector.ArchiveExporter.Download;
import io.drover.engine.Itinerary;
import io.drover.engine.Journey;
import io.drover.engine.Lane;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.model.Relation;
import io.drover.model.Scope;
import io.drover.plan.Plan;
import io.drover.run.step.Complement;
import io.drover.run.step.Export;
import io.drover.run.step.Fingerprint;
import io.drover.run.step.GroupWiki;
import io.drover.run.step.ImportGroup;
import io.drover.run.step.ItemFiles;
import io.drover.run.step.Losses;
import io.drover.run.step.Memberships;
import io.drover.run.step.Pace;
import io.drover.run.step.Repairs;
import io.drover.run.step.RewriteUsers;
import io.drover.run.step.StartTransfer.Boarding;
import io.drover.run.step.Worksite;
import java.util.List;
import java.util.Optional;

/**
 * A group. The first of a tree that is new comes by archive, or is pulled by the destination, and brings its subgroups; a subgroup's own item
 * then finds it there. A group that was at the destination before is completed, never changed: what is missing is created, each with its undo.
 */
final class GroupItinerary implements Itinerary {
    static final String KIND = "group";

    private final Worksite site;
    private final Bringers bringers;

    GroupItinerary(Worksite site, Bringers bringers) {
        this.site = site;
        this.bringers = bringers;
    }

    /** What open undo records say about who made a group. */
    interface Bringers {
        /** Whether this migration made the group or one above it. */
        boolean ours(FullPath group);

        /** The direct transfer that brought it, its own or that of a group above it. */
        Optional<Boarding> transfer(FullPath group);
    }

    @Override
    public void travel(Journey journey) throws Exception {
        Plan.Item item = journey.payload(Plan.Item.class);
        ItemFiles files = ItemFiles.of(site, journey.item());

        ImportGroup.Look look = journey.step(StepNames.LOOK, ImportGroup.Look.class, () -> ImportGroup.look(site, item));
        boolean ours = journey.step("whose is it", Boolean.class, () -> !look.existed() || bringers.ours(item.to()));
        Brought brought = look.existed() ? found(journey, look, ours, files) : bring(journey, look, files);

        journey.lane(Lane.COMPLEMENT);
        Owner from = look.sourceOwner();
        Owner to = new Owner(Scope.GROUP, brought.id(), item.to());
        wiki(journey, from, to, ours, files);
        List<Relation> relations = Complement.needed(site, Scope.GROUP, brought.method());
        if (ours) {
            makeEqual(journey, relations, from, to);
        } else {
            addWhatIsMissing(journey, relations, from, to);
        }
        NewTokens.make(journey, site, from, to, !ours);
        journey.step(StepNames.LOSSES, Losses.class, () -> new Losses(Complement.losses(site, from, brought.carried())));
        journey.step("clean files", () -> Export.clean(files));
        journey.releaseFiles();
        if (ours) {
            journey.step(StepNames.SEAL, Fingerprint.class, () -> Fingerprint.group(site.destination(), item.to()));
        }
    }

    /**
     * @param method  repository only when nothing but the empty group is there: what it holds comes over the API
     * @param carried what may be in it all the same, because an archive of a group above brought it
     */
    private record Brought(long id, Method method, Method carried) {
        Brought(long id, Method method) {
            this(id, method, method);
        }
    }

    /** The item of a group above has brought it, or somebody else. */
    private Brought found(Journey journey, ImportGroup.Look look, boolean ours, ItemFiles files) throws Exception {
        Optional<Boarding> transfer = ours ? bringers.transfer(look.to()) : Optional.empty();
        if (transfer.isEmpty()) {
            return new Brought(look.thereId(), Method.REPOSITORY_ONLY, ours ? Method.FILE_TRANSFER : Method.REPOSITORY_ONLY);
        }
        Repairs repairs = journey.step(StepNames.REPAIRS, Repairs.class, () -> Repairs.ofChild(site, transfer.get(), look.from(), look.to()));
        Owner to = new Owner(Scope.GROUP, look.thereId(), look.to());
        new Mending(site, journey).run(repairs, look.sourceOwner(), to, files);
        return new Brought(look.thereId(), Method.DIRECT_TRANSFER);
    }

    private Brought pull(Journey journey, ImportGroup.Look look, ItemFiles files) throws Exception {
        Pull.Pulled pulled = new Pull(site, journey).run(Scope.GROUP, look.from(), look.to());
        Owner to = new Owner(Scope.GROUP, pulled.transferred().owner(), look.to());
        new Mending(site, journey).run(pulled.repairs(), look.sourceOwner(), to, files);
        return new Brought(to.id(), Method.DIRECT_TRANSFER);
    }

    private Brought bring(Journey journey, ImportGroup.Look look, ItemFiles files) throws Exception {
        if (look.byTransfer()) {
            return pull(journey, look, files);
        }
        journey.undo(ImportGroup.UNDO, Undo.DELETE_GROUP, Undo.path(look.to()));
        if (!look.byArchive()) {
            return create(journey, look);
        }
        Owner owner = look.sourceOwner();
        journey.lane(Lane.EXPORT);
        if (site.pace().sourceLimits()) {
            journey.permit("may export", Pace.GROUP_EXPORT, site.sourceUser());
        }
        Export.Refusal refusal = journey.step(StepNames.EXPORT, Export.Refusal.class, () -> Export.startGroup(site, owner));
        if (refusal.refused()) {
            return create(journey, look);
        }
        if (site.pace().sourceLimits()) {
            // Only the download itself says whether it is ready, and there is one a minute: the first is not spent on what cannot be there yet.
            journey.rest("give the export time", site.pace().ask());
            journey.permit("may download", Pace.GROUP_DOWNLOAD, site.sourceUser() + " " + owner.fullPath());
        }
        journey.holdFiles();
        journey.poll(StepNames.DOWNLOAD, site.pace().ask(), Pace.LONGEST_EXPORT, Download.class, () -> Export.downloadIfThere(site, owner, files));

        journey.lane(Lane.TRANSFER);
        journey.step(StepNames.REWRITE, RewriteUsers.Rewritten.class, () -> RewriteUsers.run(site, owner, files));

        journey.lane(Lane.IMPORT);
        if (site.pace().destinationLimits()) {
            journey.permit("may import", Pace.GROUP_IMPORT, site.destinationUser());
        }
        journey.step(StepNames.IMPORT, () -> ImportGroup.start(site, look, files));
        long id = journey.poll(StepNames.IMPORTED, site.pace().ask(), Pace.LONGEST_IMPORT, Long.class, () -> ImportGroup.arrived(site, look));
        return new Brought(id, Method.FILE_TRANSFER);
    }

    private Brought create(Journey journey, ImportGroup.Look look) throws Exception {
        return new Brought(journey.step("create the group", Long.class, () -> ImportGroup.create(site, look)), Method.REPOSITORY_ONLY);
    }

    private void wiki(Journey journey, Owner from, Owner to, boolean ours, ItemFiles files) throws Exception {
        GroupWiki.Look wiki = journey.step(StepNames.WIKI, GroupWiki.Look.class, () -> GroupWiki.look(site, from, to, ours));
        if (wiki.refs().isEmpty()) {
            return;
        }
        if (!ours) {
            journey.undo("empty the wiki", Undo.EMPTY_WIKI, Undo.wiki(to, wiki.refs()));
        }
        journey.step("push the wiki", () -> GroupWiki.push(site, from, to, files));
    }

    private void makeEqual(Journey journey, List<Relation> relations, Owner from, Owner to) throws Exception {
        for (Relation relation : relations) {
            journey.step(StepNames.COMPLEMENT + relation.id(), Complement.Result.class, () -> Complement.run(site, relation, from, to, false));
        }
        journey.step(StepNames.MEMBERS, Memberships.Result.class, () -> Memberships.exactly(site, from, to, List.of()));
    }

    private void addWhatIsMissing(Journey journey, List<Relation> relations, Owner from, Owner to) throws Exception {
        for (Relation relation : relations) {
            String[] missing = journey.step(
                    "see what is missing of " + relation.id(), String[].class, () -> Complement.missing(site, relation, from, to).toArray(String[]::new));
            for (String key : missing) {
                journey.undo("remove " + relation.id() + " " + key, Undo.REMOVE_RECORD, Undo.record(relation, to, key));
            }
            journey.step(StepNames.COMPLEMENT + relation.id(), Complement.Result.class, () -> Complement.run(site, relation, from, to, true));
        }
        long[] strangers = journey.step("see who is missing", long[].class, () -> Memberships.missing(site, from, to).stream().mapToLong(Long::longValue).toArray());
        for (long userId : strangers) {
            journey.undo("remove member " + userId, Undo.REMOVE_MEMBER, Undo.member(to, userId));
        }
        journey.step(StepNames.MEMBERS, Memberships.Result.class, () -> Memberships.add(site, from, to));
    }
}
