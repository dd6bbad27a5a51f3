package io.drover.assess;

import io.drover.model.User;
import io.drover.problem.Actor;
import java.util.List;
import java.util.stream.Stream;

/** People whose e-mail the source's token may not see. */
final class HiddenEmailsCheck implements Check {
    @Override
    public String id() {
        return "hidden-emails";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        List<String> hidden = s.inventory().users().stream()
                .filter(u -> !u.bot() && u.email() == null && u.publicEmail() == null)
                .map(User::username)
                .toList();
        if (hidden.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(finding(
                Severity.LOSS,
                null,
                Words.count(hidden.size(), "person shows", "people show") + " no e-mail, by which they could be matched: " + Words.some(hidden),
                "Use an administrator's token for the source, or fill in their e-mails in users.csv.",
                Actor.SOURCE_ADMIN,
                "doc/api/users.md"));
    }
}
