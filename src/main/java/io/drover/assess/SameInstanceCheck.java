package io.drover.assess;

import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Source and destination are one: GitLab's own transfer keeps more. */
final class SameInstanceCheck implements Check {
    @Override
    public String id() {
        return "same-instance";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        if (!s.inventory().instance().url().equals(s.destination().instance().url())) {
            return Stream.empty();
        }
        return Stream.of(finding(
                Severity.NOTICE,
                null,
                "source and destination are the same instance, " + s.destination().instance().url(),
                "Use GitLab's own transfer of groups and projects: it moves, loses nothing and takes seconds.",
                Actor.YOU,
                "doc/user/group/import/_index.md"));
    }
}
