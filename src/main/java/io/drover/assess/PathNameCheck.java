package io.drover.assess;

import io.drover.model.Owner;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Paths that GitLab does not take any more, or reserves, and that are changed for that reason. */
final class PathNameCheck implements Check {
    @Override
    public String id() {
        return "path-name";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        return s.owners().map(Owner::fullPath).distinct().flatMap(from -> {
            boolean top = from.depth() == 1 && s.paths().into().isEmpty();
            return PathRules.objection(from.slug(), top).stream().map(why -> finding(
                    Severity.CHANGE,
                    from,
                    "'" + from.slug() + "' " + why + "; it becomes " + s.paths().of(from),
                    "Tell the people who use its address, or choose another path in plan.yaml.",
                    Actor.YOU,
                    PathRules.SOURCE));
        });
    }
}
