package io.drover.assess;

import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Forks: they arrive as projects of their own. */
final class ForksCheck implements Check {
    @Override
    public String id() {
        return "forks";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        return s.inventory().projects().stream().filter(p -> p.forkedFromPath() != null).map(p -> finding(
                Severity.CHANGE,
                p.fullPath(),
                "is a fork of " + p.forkedFromPath() + "; the link between the two is lost, and merge requests across it get branches of their own",
                "Set the fork relationship again at the destination (POST /projects/:id/fork/:forked_from_id) where it is needed.",
                Actor.YOU,
                "doc/user/project/settings/import_export.md"));
    }
}
