package io.drover.assess;

import io.drover.model.Relations;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Things whose secret GitLab never shows again: webhooks, deploy tokens, triggers and the like. */
final class SecretsToReenterCheck implements Check {
    @Override
    public String id() {
        return "secrets-to-reenter";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        return Relations.all().stream()
                .filter(r -> !r.secrets().isEmpty() && r != Relations.CI_VARIABLES && r != Relations.GROUP_VARIABLES)
                .filter(r -> s.total(r) > 0 && s.destination().carried().contains(r))
                .map(r -> finding(
                        Severity.LOSS,
                        null,
                        r.words() + " (" + s.total(r) + "): nobody can read their " + String.join(", ", r.secrets()) + " again"
                                + (r.note() == null ? "" : " (" + r.note() + ")"),
                        "Have the secrets ready, or make new ones: each is in the list to re-enter by hand.",
                        Actor.YOU,
                        "doc/user/project/settings/import_export.md"));
    }
}
