package io.drover.assess;

import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Project;
import io.drover.problem.Actor;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Places that are taken already at the destination. GitLab compares paths without regard to case. */
final class PathCollisionCheck implements Check {
    @Override
    public String id() {
        return "path-collision";
    }

    private static final String SOURCE = "doc/api/project_import_export.md";

    @Override
    public Stream<Finding> findings(Situation s) {
        Set<String> groups = lower(s.destination().groups());
        Set<String> projects = lower(s.destination().projects());
        Set<String> names = new HashSet<>();
        s.destination().users().forEach(u -> names.add(u.username().toLowerCase(Locale.ROOT)));
        Stream<Finding> ofGroups = s.inventory().groups().stream().map(Group::fullPath).flatMap(g -> group(g, s.paths().of(g), groups, projects, names));
        Stream<Finding> ofProjects = s.inventory().projects().stream().map(Project::fullPath).flatMap(p -> project(p, s.paths().of(p), groups, projects));
        return Stream.concat(ofGroups, ofProjects);
    }

    private Stream<Finding> group(FullPath from, FullPath to, Set<String> groups, Set<String> projects, Set<String> names) {
        String key = to.value().toLowerCase(Locale.ROOT);
        if (projects.contains(key)) {
            return Stream.of(blocker(from, "a project has the path " + to + " at the destination, where this group is to go"));
        }
        if (groups.contains(key)) {
            return Stream.of(finding(
                    Severity.CHANGE,
                    from,
                    "the group " + to + " exists at the destination: what moves is added to it",
                    "Check that it is meant to be the same group, or choose another path in plan.yaml.",
                    Actor.YOU,
                    SOURCE));
        }
        boolean person = to.depth() == 1 && names.contains(key);
        return person ? Stream.of(blocker(from, "a user of the destination is called " + to + "; groups and users share their names")) : Stream.empty();
    }

    private Stream<Finding> project(FullPath from, FullPath to, Set<String> groups, Set<String> projects) {
        String key = to.value().toLowerCase(Locale.ROOT);
        if (projects.contains(key)) {
            return Stream.of(blocker(from, "the project " + to + " exists at the destination"));
        }
        return groups.contains(key) ? Stream.of(blocker(from, "a group has the path " + to + " at the destination")) : Stream.empty();
    }

    private Finding blocker(FullPath from, String what) {
        return finding(Severity.BLOCKER, from, what, "Choose another path in plan.yaml, or move what is there out of the way.", Actor.YOU, SOURCE);
    }

    private static Set<String> lower(Set<FullPath> paths) {
        Set<String> lower = new HashSet<>();
        paths.forEach(p -> lower.add(p.value().toLowerCase(Locale.ROOT)));
        return lower;
    }
}
