package io.drover.assess;

import io.drover.model.FullPath;
import io.drover.model.Project;
import io.drover.problem.Actor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Projects in personal namespaces: a file import needs a group. */
final class PersonalProjectsCheck implements Check {
    @Override
    public String id() {
        return "personal-projects";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        Set<FullPath> groups = new HashSet<>();
        s.inventory().groups().forEach(g -> groups.add(g.fullPath()));
        List<FullPath> personal = s.inventory().projects().stream()
                .map(Project::fullPath)
                .filter(p -> p.parent().filter(groups::contains).isEmpty())
                .toList();
        if (personal.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(finding(
                Severity.LOSS,
                null,
                Words.count(personal.size(), "project is", "projects are") + " in personal namespaces and left out: " + Words.some(personal),
                "Move them into a group at the source, or give them a path in a group in plan.yaml.",
                Actor.YOU,
                "doc/user/project/settings/import_export.md"));
    }
}
