package io.drover.assess;

import io.drover.problem.Actor;
import java.util.stream.Stream;

/** People about whom only a person can decide. */
final class UserConflictsCheck implements Check {
    @Override
    public String id() {
        return "user-conflicts";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        return s.conflicts().stream().map(c -> finding(
                Severity.LOSS,
                null,
                Words.some(c.sourceUsernames()) + ": " + c.what(),
                "Decide in users.csv: match with the right e-mail, create with a free user name, or skip.",
                Actor.YOU,
                "doc/user/project/settings/import_export.md"));
    }
}
