package io.drover.inventory;

import io.drover.connector.InstanceInfo;
import io.drover.connector.InstanceSettings;
import io.drover.connector.TokenInfo;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Member;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.User;
import io.drover.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is there, at one moment.
 *
 * @param source  the name of the source in {@code drover.yaml}
 * @param roots   groups that were walked; empty means the whole instance
 * @param members direct members by the full path of their group or project
 * @param counts  how many of each relation, by the full path of its owner; a relation the instance does not count is absent
 * @param gaps    what the instance refused to tell, so that nobody takes silence for zero
 */
public record Inventory(
        String source,
        Instant takenAt,
        InstanceInfo instance,
        TokenInfo token,
        InstanceSettings settings,
        List<FullPath> roots,
        List<User> users,
        List<Group> groups,
        List<Project> projects,
        Map<FullPath, List<Member>> members,
        Map<FullPath, Map<Relation, Long>> counts,
        List<Gap> gaps) {
    public Inventory {
        roots = List.copyOf(roots);
        users = List.copyOf(users);
        groups = List.copyOf(groups);
        projects = List.copyOf(projects);
        members = Map.copyOf(members);
        counts = Map.copyOf(counts);
        gaps = List.copyOf(gaps);
    }

    /** Without gaps. */
    public Inventory(
            String source,
            Instant takenAt,
            InstanceInfo instance,
            TokenInfo token,
            InstanceSettings settings,
            List<FullPath> roots,
            List<User> users,
            List<Group> groups,
            List<Project> projects,
            Map<FullPath, List<Member>> members,
            Map<FullPath, Map<Relation, Long>> counts) {
        this(source, takenAt, instance, token, settings, roots, users, groups, projects, members, counts, List.of());
    }

    public Optional<Project> project(FullPath path) {
        return projects.stream().filter(p -> p.fullPath().equals(path)).findFirst();
    }

    public Optional<Group> group(FullPath path) {
        return groups.stream().filter(g -> g.fullPath().equals(path)).findFirst();
    }

    public List<Member> members(Owner owner) {
        return members.getOrDefault(owner.fullPath(), List.of());
    }

    /** 0 when the relation was not counted. */
    public long count(Owner owner, Relation relation) {
        return counts.getOrDefault(owner.fullPath(), Map.of()).getOrDefault(relation, 0L);
    }

    /** False when nothing was counted, on request. */
    public boolean counted() {
        return gaps.stream().noneMatch(gap -> gap.path() == null && gap.what().equals(Gap.COUNTS));
    }

    /**
     * Something that is not known.
     *
     * @param path group or project that could not be read; null when nobody asked, for any of them
     * @param what {@code members}, {@code counts} or a relation's id
     */
    public record Gap(@Nullable FullPath path, String what, Problem problem) {
        static final String COUNTS = "counts";
        static final String MEMBERS = "members";
    }
}
