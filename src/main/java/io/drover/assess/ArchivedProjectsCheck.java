package io.drover.assess;

import io.drover.model.FullPath;
import io.drover.model.Project;
import io.drover.problem.Actor;
import java.util.List;
import java.util.stream.Stream;

/** Archived projects are read-only: they arrive, and stay archived. */
final class ArchivedProjectsCheck implements Check {
    @Override
    public String id() {
        return "archived-projects";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        List<FullPath> archived = s.inventory().projects().stream().filter(Project::archived).map(Project::fullPath).toList();
        if (archived.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(finding(
                Severity.NOTICE,
                null,
                Words.count(archived.size(), "project is", "projects are") + " archived: " + Words.some(archived),
                "Take out of plan.yaml what need not move.",
                Actor.YOU,
                "doc/user/project/working_with_projects.md"));
    }
}
