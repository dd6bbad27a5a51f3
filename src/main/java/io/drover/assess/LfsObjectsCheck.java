package io.drover.assess;

import io.drover.console.Bytes;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Git LFS objects: they travel in the archive and must be allowed at the destination. */
final class LfsObjectsCheck implements Check {
    @Override
    public String id() {
        return "lfs-objects";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        return s.inventory().projects().stream().filter(p -> p.statistics().lfsObjectsSize() > 0).map(p -> finding(
                Severity.NOTICE,
                p.fullPath(),
                "holds LFS objects of " + Bytes.words(p.statistics().lfsObjectsSize()) + ", part of the archive",
                "See that LFS is switched on at the destination; after the move every object is checked.",
                Actor.DESTINATION_ADMIN,
                "doc/topics/git/lfs/_index.md"));
    }
}
