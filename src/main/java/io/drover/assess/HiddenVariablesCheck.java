package io.drover.assess;

import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.problem.Actor;
import java.util.Locale;
import java.util.stream.Stream;

/** CI/CD variables: carried over the API, all but the values that GitLab hides. */
final class HiddenVariablesCheck implements Check {
    @Override
    public String id() {
        return "hidden-variables";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        return Stream.of(Relations.CI_VARIABLES, Relations.GROUP_VARIABLES)
                .filter(r -> s.total(r) > 0 && s.destination().carried().contains(r))
                .map(r -> finding(
                        Severity.CHANGE,
                        null,
                        Words.count(s.total(r), "CI/CD variable of ", "CI/CD variables of ") + Words.count(s.ownersWith(r), word(r), word(r) + "s")
                                + ": hidden values cannot be read by anyone",
                        "Have the owners ready: what is hidden lands in the list to re-enter by hand.",
                        Actor.YOU,
                        "doc/api/project_level_variables.md"));
    }

    private static String word(Relation relation) {
        return relation.scope().name().toLowerCase(Locale.ROOT);
    }
}
