package io.drover.inventory;

import io.drover.connector.SourceConnector;
import io.drover.model.Member;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.problem.Actor;
import io.drover.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reads members and counts of one group or project. What the instance refuses becomes a gap; a failing environment, or refusal of
 * everything (a token that has just expired), ends the walk, which can be resumed.
 */
final class DetailReader {
    /** So many refusals without one answer between them are not about single projects any more. */
    private static final int REFUSALS_IN_A_ROW = 200;

    /** Not worth a request: every project has them, or their count says nothing. Members are counted as they are read. */
    private static final Set<Relation> NOT_COUNTED = Set.of(
            Relations.REPOSITORY,
            Relations.WIKI,
            Relations.GROUP_WIKI,
            Relations.AVATAR,
            Relations.LFS_OBJECTS,
            Relations.COMMIT_NOTES,
            Relations.SETTINGS,
            Relations.MEMBERS,
            Relations.GROUP_SETTINGS,
            Relations.GROUP_MEMBERS);

    /** GitLab's switch for the feature that holds the relation (doc/api/projects.md). */
    private static final Map<Relation, String> SWITCH = Map.ofEntries(
            Map.entry(Relations.ISSUES, "issues_access_level"),
            Map.entry(Relations.ISSUE_LINKS, "issues_access_level"),
            Map.entry(Relations.EPIC_ISSUES, "issues_access_level"),
            Map.entry(Relations.BOARDS, "issues_access_level"),
            Map.entry(Relations.MERGE_REQUESTS, "merge_requests_access_level"),
            Map.entry(Relations.SNIPPETS, "snippets_access_level"),
            Map.entry(Relations.CI_PIPELINES, "builds_access_level"),
            Map.entry(Relations.PIPELINE_SCHEDULES, "builds_access_level"),
            Map.entry(Relations.RELEASES, "releases_access_level"),
            Map.entry(Relations.ENVIRONMENTS, "environments_access_level"),
            Map.entry(Relations.FEATURE_FLAGS, "feature_flags_access_level"),
            Map.entry(Relations.CONTAINER_REPOSITORIES, "container_registry_access_level"),
            Map.entry(Relations.PACKAGES, "package_registry_access_level"));

    private final SourceConnector source;
    private final InventoryOptions options;
    private final AtomicInteger refusals = new AtomicInteger();

    DetailReader(SourceConnector source, InventoryOptions options) {
        this.source = source;
        this.options = options;
    }

    /** @param project null for a group */
    WalkEntry.Detail read(Owner owner, @Nullable Project project) {
        List<Inventory.Gap> gaps = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        if (options.members()) {
            attempt(owner, Inventory.Gap.MEMBERS, gaps, () -> members.addAll(source.inventory().members(owner)));
        }
        Map<Relation, Long> counts = new LinkedHashMap<>();
        if (options.counts()) {
            if (options.members() && gaps.isEmpty()) {
                counts.put(owner.scope() == Scope.GROUP ? Relations.GROUP_MEMBERS : Relations.MEMBERS, (long) members.size());
            }
            for (Relation relation : Relations.of(owner.scope())) {
                if (!NOT_COUNTED.contains(relation) && source.relations().reads(relation) && !switchedOff(relation, project)) {
                    attempt(owner, relation.id(), gaps, () -> source.relations().count(relation, owner).ifPresent(n -> counts.put(relation, n)));
                }
            }
        }
        return new WalkEntry.Detail(owner.fullPath(), List.copyOf(members), counts, gaps);
    }

    private static boolean switchedOff(Relation relation, @Nullable Project project) {
        String feature = SWITCH.get(relation);
        return feature != null && project != null && "disabled".equals(project.features().get(feature));
    }

    private void attempt(Owner owner, String what, List<Inventory.Gap> gaps, Runnable request) {
        try {
            request.run();
            refusals.set(0);
        } catch (ProblemException e) {
            boolean ours = e.problem().actor() == Actor.ENVIRONMENT || e.problem().actor() == Actor.US;
            if (ours || refusals.incrementAndGet() > REFUSALS_IN_A_ROW) {
                throw e;
            }
            gaps.add(new Inventory.Gap(owner.fullPath(), what, e.problem()));
        }
    }
}
