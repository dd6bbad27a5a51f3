package io.drover.assess;

import io.drover.model.FullPath;
import io.drover.model.Project;
import io.drover.problem.Actor;
import java.util.List;
import java.util.stream.Stream;

/** Projects without a single commit. */
final class EmptyRepositoriesCheck implements Check {
    @Override
    public String id() {
        return "empty-repositories";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        List<FullPath> empty = s.inventory().projects().stream().filter(Project::emptyRepository).map(Project::fullPath).toList();
        if (empty.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(finding(
                Severity.NOTICE,
                null,
                Words.count(empty.size(), "project has", "projects have") + " an empty repository: " + Words.some(empty),
                "Take out of plan.yaml what nobody needs.",
                Actor.YOU,
                "doc/user/project/repository/_index.md"));
    }
}
