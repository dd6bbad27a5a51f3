package io.drover.assess;

import io.drover.model.AccessLevel;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Owners of a project become maintainers when an archive is imported. */
final class ProjectOwnersCheck implements Check {
    @Override
    public String id() {
        return "project-owners";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        long owners = s.inventory().projects().stream()
                .flatMap(p -> s.inventory().members(p.owner()).stream())
                .filter(m -> m.accessLevel() == AccessLevel.OWNER)
                .count();
        if (owners == 0) {
            return Stream.empty();
        }
        return Stream.of(finding(
                Severity.NOTICE,
                null,
                Words.count(owners, "direct owner of a project becomes", "direct owners of projects become") + " maintainer on import",
                "Memberships are set again over the API afterwards; check the owners then.",
                Actor.YOU,
                "doc/user/project/settings/import_export.md"));
    }
}
