package io.drover.assess;

import io.drover.model.User;
import io.drover.problem.Actor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Blocked people who are still members: they take no seat at the source, and must take none at the destination. */
final class BlockedUsersCheck implements Check {
    @Override
    public String id() {
        return "blocked-users";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        Set<Long> members = new HashSet<>();
        s.inventory().members().values().forEach(all -> all.forEach(m -> members.add(m.userId())));
        List<String> blocked = s.inventory().users().stream()
                .filter(u -> !u.active() && !u.bot() && members.contains(u.id()))
                .map(User::username)
                .toList();
        if (blocked.isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(finding(
                Severity.CHANGE,
                null,
                Words.count(blocked.size(), "member is", "members are") + " blocked or deactivated at the source: " + Words.some(blocked),
                "Those whom Drover creates it blocks again at once, and keeps their authorship; who is there already stays as he is. Or set them to skip in users.csv.",
                Actor.YOU,
                "doc/administration/moderate_users.md"));
    }
}
