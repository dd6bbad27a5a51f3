package io.drover.run.step;

import io.drover.model.FullPath;
import java.util.List;
import java.util.Optional;

/** A project needs its group. Groups have items of their own, so it is there already or something is wrong. */
public final class EnsureNamespace {
    private EnsureNamespace() {}

    /** Returns the namespace's id. @throws io.drover.problem.ProblemException {@code NAMESPACE_MISSING} */
    public static long run(Worksite site, FullPath project) {
        FullPath parent = project.parent().orElseThrow(() -> RunProblem.NAMESPACE_MISSING.exception("a project needs a group", project.value()));
        return site.destination()
                .inventory()
                .group(parent)
                .orElseThrow(() -> RunProblem.NAMESPACE_MISSING.exception("no group " + parent, project.value()))
                .id();
    }

    /** Nothing is written; the list tells what must be there. */
    public static List<PlannedWrite> preview(Worksite site, FullPath project) {
        Optional<FullPath> parent = project.parent();
        return parent.isEmpty() || site.destination().inventory().group(parent.get()).isPresent()
                ? List.of()
                : List.of(PlannedWrite.destination("needs group " + parent.get() + ", which an earlier item brings"));
    }
}
