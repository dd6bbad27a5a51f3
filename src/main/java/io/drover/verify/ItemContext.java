package io.drover.verify;

import io.drover.connector.Capability;
import io.drover.connector.DestinationConnector;
import io.drover.connector.Repositories.Kind;
import io.drover.connector.SourceConnector;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.plan.Plan;
import io.drover.verify.LossLedger.DeclaredLoss;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One item of the plan with what rules may ask about it; answers that need a call are asked once. Used by one thread. */
final class ItemContext {
    private final Plan.Item item;
    private final SourceConnector source;
    private final DestinationConnector destination;
    private final List<Plan.Item> moved;
    private final List<DeclaredLoss> losses;
    private final Map<Relation, Set<String>> ancestors = new HashMap<>();
    private @Nullable Set<String> forkBranches;
    /** The highest level of each person of the source in the groups above. */
    private @Nullable Map<String, Integer> levelsAbove;
    private @Nullable Set<String> members;
    private @Nullable Set<String> epicsThatStay;
    private final LinkCommits commits;
    private @Nullable Links links;

    /**
     * @param moved  every item of the plan, for links from one into another
     * @param losses those the run declared, of any item
     */
    ItemContext(Plan.Item item, List<Plan.Item> moved, List<DeclaredLoss> losses, SourceConnector source, DestinationConnector destination, LinkCommits commits) {
        this.item = item;
        this.moved = List.copyOf(moved);
        this.losses = losses.stream().filter(loss -> loss.path().equals(item.from())).toList();
        this.source = source;
        this.destination = destination;
        this.commits = commits;
    }

    private Optional<Owner> there() {
        return item.kind() == Plan.Kind.GROUP
                ? destination.inventory().group(item.to()).map(Group::owner)
                : destination.inventory().project(item.to()).map(Project::owner);
    }

    /** Whether all that was committed at the destination is links that lead elsewhere now. */
    boolean onlyLinksChanged(Kind kind, String older, String newer) {
        return there().filter(there -> commits.only(there, kind, older, newer, links())).isPresent();
    }

    /** How many records of the relation the run said it lost. */
    long declared(Relation relation) {
        return losses.stream().filter(loss -> loss.relation().equals(relation)).mapToLong(DeclaredLoss::count).sum();
    }

    Plan.Item item() {
        return item;
    }

    String sourceUrl() {
        return source.instance().url().toString();
    }

    String destinationUrl() {
        return destination.instance().url().toString();
    }

    /** The user whose token imported, as the destination names it. */
    String importer() {
        return "@" + destination.token().username();
    }

    boolean importerMapsUsers() {
        return destination.capabilities().contains(Capability.MAP_ARCHIVE_USERS);
    }

    /** What the item's method brings by itself. */
    Relation.Carriage brought(Relation relation) {
        return relation.carriage(item.method(), source.instance().version(), destination.instance().version());
    }

    /** What Drover brings, whatever the method. */
    boolean carries(Relation relation) {
        return destination.carries(relation);
    }

    boolean carriesPackages(String format) {
        return destination.packages().map(packages -> packages.carries(format)).orElse(true);
    }

    boolean destinationRestricts(String visibility) {
        return destination.settings().restrictedVisibility().contains(visibility);
    }

    /** Whether the plan takes what has this path, here or there, along: by itself or with a group above. */
    boolean moves(FullPath path) {
        return moved.stream().anyMatch(each -> each.from().contains(path) || each.to().contains(path));
    }

    Optional<Group> destinationParent() {
        return item.to().parent().flatMap(p -> destination.inventory().group(p));
    }

    boolean versionsDiffer() {
        return source.instance().version().compareTo(destination.instance().version()) != 0;
    }

    /** Keys that the groups above the source project have of this relation: titles of labels, of milestones. */
    Set<String> ofAncestors(Relation groupRelation) {
        return ancestors.computeIfAbsent(groupRelation, relation -> keysFrom(item.from().parent(), relation));
    }

    /** The same without the project's own group. */
    Set<String> ofHigherGroups(Relation groupRelation) {
        return keysFrom(item.from().parent().flatMap(FullPath::parent), groupRelation);
    }

    private Set<String> keysFrom(Optional<FullPath> group, Relation relation) {
        Set<String> keys = new HashSet<>();
        for (Optional<FullPath> above = group; above.isPresent(); above = above.get().parent()) {
            source.inventory().group(above.get()).ifPresent(g -> source.relations().read(relation, g.owner(), r -> keys.add(r.key())));
        }
        return keys;
    }

    /** Whether a group above gives this person of the source at least this level. */
    boolean inherits(String username, int level) {
        if (levelsAbove == null) {
            Map<String, Integer> levels = new HashMap<>();
            for (Optional<FullPath> above = item.from().parent(); above.isPresent(); above = above.get().parent()) {
                source.inventory().group(above.get()).ifPresent(group -> source.relations().read(
                        Relations.GROUP_MEMBERS,
                        group.owner(),
                        member -> levels.merge(member.fields().path("username").asString(""), member.fields().path("access_level").asInt(0), Math::max)));
            }
            levelsAbove = levels;
        }
        return levelsAbove.getOrDefault(username, 0) >= level;
    }

    /** Whether somebody, as the destination names people, is a member of the group or project there. */
    boolean isMember(String name) {
        if (members == null) {
            Set<String> names = new HashSet<>();
            Relation relation = item.kind() == Plan.Kind.GROUP ? Relations.GROUP_MEMBERS : Relations.MEMBERS;
            there().ifPresent(there -> destination.relations().read(relation, there, member -> names.add("@" + member.fields().path("username").asString(""))));
            members = names;
        }
        return members.contains(name);
    }

    /** Titles of epics in groups above, as far as those do not move. */
    Set<String> epicsThatStay() {
        if (epicsThatStay == null) {
            Set<String> titles = new HashSet<>();
            for (Optional<FullPath> above = item.from().parent(); above.isPresent(); above = above.get().parent()) {
                if (!goes(above.get())) {
                    source.inventory().group(above.get()).ifPresent(group -> source.relations().read(Relations.EPICS, group.owner(), epic -> titles.add(epic.key())));
                }
            }
            epicsThatStay = titles;
        }
        return epicsThatStay;
    }

    /** Whether a group of the source is not among those that move. */
    boolean stays(String group) {
        return !group.isEmpty() && !goes(FullPath.of(group));
    }

    /** Whether the plan moves the source's group or project of this path. */
    boolean goes(FullPath path) {
        return moved.stream().anyMatch(each -> each.from().equals(path));
    }

    /** Source branches of merge requests that come from another project. */
    Set<String> forkBranches() {
        if (forkBranches == null) {
            Set<String> branches = new HashSet<>();
            source.inventory().project(item.from()).ifPresent(p -> source.relations().read(Relations.MERGE_REQUESTS, p.owner(), r -> addForkBranch(r, branches)));
            forkBranches = branches;
        }
        return forkBranches;
    }

    private static void addForkBranch(RelationRecord mergeRequest, Set<String> branches) {
        if (mergeRequest.fields().path("source_project_id").asLong(0) != mergeRequest.fields().path("target_project_id").asLong(0)) {
            branches.add(mergeRequest.fields().path("source_branch").asString(""));
        }
    }

    Links links() {
        if (links == null) {
            links = new Links(sourceUrl(), destinationUrl(), moved);
        }
        return links;
    }
}
