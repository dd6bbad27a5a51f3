package io.drover.assess;

import io.drover.identity.Confidence;
import io.drover.identity.UserMapping;
import io.drover.identity.UserMapping.Action;
import io.drover.problem.Actor;
import java.util.List;
import java.util.stream.Stream;

/** People matched by their user name although no e-mail agrees. */
final class DoubtfulMatchesCheck implements Check {
    @Override
    public String id() {
        return "doubtful-matches";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        List<String> doubtful = s.users().mappings().stream()
                .filter(m -> m.action() == Action.MATCH && m.confidence() == Confidence.DOUBTFUL)
                .map(UserMapping::sourceUsername)
                .toList();
        if (doubtful.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(finding(
                Severity.CHANGE,
                null,
                Words.count(doubtful.size(), "person is", "people are") + " matched by user name only: " + Words.some(doubtful),
                "Look at these rows of users.csv; the same user name need not be the same person.",
                Actor.YOU,
                "doc/user/project/settings/import_export.md"));
    }
}
