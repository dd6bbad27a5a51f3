package io.drover.assess;

import io.drover.identity.UserMapping;
import io.drover.identity.UserMapping.Action;
import io.drover.model.User;
import io.drover.problem.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** People matched by their user name although no e-mail agrees. */
final class DoubtfulMatchesCheck implements Check {
    @Override
    public String id() {
        return "doubtful-matches";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        Map<Long, User> source = new HashMap<>();
        s.inventory().users().forEach(u -> source.put(u.id(), u));
        List<String> doubtful = s.users().mappings().stream()
                .filter(m -> m.action() == Action.MATCH && m.sourceUsername().equalsIgnoreCase(m.username()))
                .filter(m -> source.containsKey(m.sourceId()) && !agrees(source.get(m.sourceId()), m))
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

    private static boolean agrees(User user, UserMapping mapping) {
        String email = mapping.email();
        return email != null && (email.equalsIgnoreCase(user.email()) || email.equalsIgnoreCase(user.publicEmail()));
    }
}
