package io.drover.assess;

import io.drover.model.Version;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** GitLab imports archives of its own version and of the two minor versions before. */
final class VersionGapCheck implements Check {
    @Override
    public String id() {
        return "version-gap";
    }

    private static final int MINORS = 2;

    /** GitLab releases twelve minor versions before the next major one. */
    private static final int MINORS_A_MAJOR = 12;

    @Override
    public Stream<Finding> findings(Situation s) {
        Version from = s.inventory().instance().version();
        Version to = s.destination().instance().version();
        int behind = (to.major() - from.major()) * MINORS_A_MAJOR + to.minor() - from.minor();
        if (behind < 0) {
            return Stream.of(blocker("the source (" + from + ") is newer than the destination (" + to + ")", "Upgrade the destination first.", Actor.DESTINATION_ADMIN));
        }
        if (behind > MINORS) {
            String what = "the source (" + from + ") is about " + behind + " minor versions behind the destination (" + to + "); " + MINORS + " are allowed";
            return Stream.of(blocker(what, "Upgrade the source, or move repositories only.", Actor.SOURCE_ADMIN));
        }
        return Stream.empty();
    }

    private Finding blocker(String what, String next, Actor actor) {
        return finding(Severity.BLOCKER, null, what, next, actor, "doc/user/project/settings/import_export.md");
    }
}
