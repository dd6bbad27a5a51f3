package io.drover.cli;

import io.drover.model.Method;
import io.drover.model.Relation;
import io.drover.model.Relation.Carriage;
import io.drover.model.Version;
import java.util.Optional;

/** The versions of a source and a destination that somebody asks about. */
record Versions(Version from, Version to) {
    Carriage carriage(Relation relation, Method method) {
        return relation.carriage(method, from, to);
    }

    /** What the table cannot say: whether GitLab takes anything from so old or so new a source (doc/user/project/settings/import_export.md, "Compatibility"). */
    Optional<String> caution() {
        boolean newer = from.major() > to.major() || (from.major() == to.major() && from.minor() > to.minor());
        if (newer) {
            return Optional.of("The source is newer than the destination, which GitLab refuses for direct and file transfer: upgrade the destination first.");
        }
        boolean far = from.major() != to.major() || to.minor() - from.minor() > 2;
        return far ? Optional.of("GitLab supports direct and file transfer over at most two minor versions: upgrade the source first, or rehearse.") : Optional.empty();
    }
}
