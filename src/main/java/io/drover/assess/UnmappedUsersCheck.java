package io.drover.assess;

import io.drover.identity.UserMapping;
import io.drover.identity.UserMapping.Action;
import io.drover.model.User;
import io.drover.problem.Actor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** People whose work will be shown as the importing user's. */
final class UnmappedUsersCheck implements Check {
    @Override
    public String id() {
        return "unmapped-users";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        Set<Long> bots = new HashSet<>();
        s.inventory().users().stream().filter(User::bot).forEach(u -> bots.add(u.id()));
        List<String> unmapped = s.users().mappings().stream()
                .filter(m -> m.action() == Action.SKIP && !bots.contains(m.sourceId()))
                .map(UserMapping::sourceUsername)
                .toList();
        if (unmapped.isEmpty()) {
            return Stream.empty();
        }
        String what = unmapped.size() + " of " + Words.count(s.inventory().users().size() - bots.size(), "person", "people")
                + " will not exist at the destination: " + Words.some(unmapped);
        return Stream.of(finding(
                Severity.LOSS,
                null,
                what,
                "Decide in users.csv who they become; else their work belongs to the importing user, with their name only in notes.",
                Actor.YOU,
                "doc/user/project/settings/import_export.md"));
    }
}
