package io.drover.assess;

import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.problem.Actor;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** A place to go to whose parent group exists neither at the destination nor in the inventory. */
final class NamespaceMissingCheck implements Check {
    @Override
    public String id() {
        return "namespace-missing";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        Set<FullPath> coming = new HashSet<>(s.destination().groups());
        s.inventory().groups().forEach(g -> coming.add(s.paths().of(g.fullPath())));
        return s.inventory().groups().stream().map(Group::fullPath).sorted().flatMap(from -> {
            FullPath to = s.paths().of(from);
            return to.parent().filter(parent -> !coming.contains(parent)).stream().map(parent -> finding(
                    Severity.BLOCKER,
                    from,
                    "is to go to " + to + ", but the destination has no group " + parent,
                    "Create the group " + parent + " at the destination, or name another one under `into` in drover.yaml.",
                    Actor.YOU,
                    "doc/api/groups.md"));
        });
    }
}
