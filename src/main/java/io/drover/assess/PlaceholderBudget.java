package io.drover.assess;

import io.drover.identity.Confidence;
import io.drover.identity.UserMapping.Action;
import io.drover.model.FullPath;
import io.drover.model.Member;
import io.drover.model.User;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Placeholder users that a direct transfer needs against what the destination allows a top-level group. A member is imported and needs one
 * for certain; who else has written there is only known afterwards, so at most everybody at the source does. Bots and people who left count
 * as well (doc/user/import/mapping/post_migration_mapping.md).
 */
final class PlaceholderBudget {
    private final Situation situation;
    private final Map<FullPath, Set<Long>> members = new TreeMap<>();
    private final Map<Long, User> people = new HashMap<>();
    private final boolean limited;

    PlaceholderBudget(Situation situation) {
        this.situation = situation;
        this.limited = situation.destination().instance().saas();
        situation.inventory().users().stream().filter(u -> !u.username().equals("ghost")).forEach(u -> people.put(u.id(), u));
        situation.owners().forEach(owner -> {
            Set<Long> here = members.computeIfAbsent(FullPath.of(situation.paths().of(owner.fullPath()).root()), r -> new HashSet<>());
            situation.inventory().members().getOrDefault(owner.fullPath(), List.of()).stream().map(Member::userId).forEach(here::add);
        });
    }

    /**
     * One top-level group of the destination.
     *
     * @param least members, who need a placeholder for certain
     * @param most  everybody at the source
     * @param limit of its subscription; null when nobody may see that
     * @param taken placeholder users that are there already
     */
    record Need(FullPath group, long least, long most, @Nullable PlaceholderLimit limit, long taken) {
        /** How many more there may be; that of the smallest plan where the plan is not known. */
        long room() {
            return Math.max(0, (limit == null ? PlaceholderLimit.SMALLEST : limit.limit()) - taken);
        }

        /** The same in the largest plan that it may have. */
        long mostRoom() {
            return Math.max(0, (limit == null ? PlaceholderLimit.LARGEST : limit.limit()) - taken);
        }
    }

    /** Where more may be needed than there is room for. */
    List<Need> tight() {
        return limited
                ? members.entrySet().stream().map(e -> need(e.getKey(), e.getValue())).filter(n -> n.most() > n.room()).toList()
                : List.of();
    }

    private Need need(FullPath group, Set<Long> here) {
        Optional<DestinationFacts.PlaceholderRoom> room = situation.destination().room(group);
        PlaceholderLimit limit = room.flatMap(r -> Optional.ofNullable(r.subscription())).map(PlaceholderLimit::of).orElse(null);
        long taken = room.map(DestinationFacts.PlaceholderRoom::taken).orElse(0L);
        return new Need(group, here.stream().filter(people::containsKey).count(), people.size(), limit, taken);
    }

    /** Members of a group whose account at the destination is certain: given theirs first, they make room for the next wave. */
    List<String> first(FullPath group) {
        return in(group).filter(u -> situation.users().of(u.id())
                        .filter(m -> m.action() == Action.MATCH && m.confidence() == Confidence.CERTAIN)
                        .isPresent())
                .map(User::username)
                .toList();
    }

    /** Members of a group who are nobody's future account: taken out at the source, they need no placeholder. */
    List<String> superfluous(FullPath group) {
        return in(group).filter(u -> u.bot() || !u.active()).map(User::username).toList();
    }

    private Stream<User> in(FullPath group) {
        return members.getOrDefault(group, Set.of()).stream().sorted().filter(people::containsKey).map(people::get);
    }

    /** For the advice about a method: what no plan may have room for speaks against it. */
    List<Reason> against() {
        return tight().stream()
                .filter(need -> need.most() > need.mostRoom())
                .map(need -> new Reason(
                        "up to " + need.most() + " people would need placeholder users, and GitLab.com makes at most " + need.mostRoom() + most(need)
                                + "; the rest become one",
                        PlaceholderLimit.SOURCE))
                .limit(1)
                .toList();
    }

    private static String most(Need need) {
        PlaceholderLimit limit = need.limit();
        return limit == null ? " in a top-level group" : " more in " + need.group() + ", whose plan is " + limit.words();
    }

    List<Reason> terms() {
        List<Need> tight = tight();
        if (tight.isEmpty() || tight.getFirst().most() > tight.getFirst().mostRoom()) {
            return List.of();
        }
        String fits = PlaceholderLimit.fitting(tight.getFirst().most()).stream().map(PlaceholderLimit::words).collect(Collectors.joining(" or "));
        return List.of(new Reason(
                "up to " + tight.getFirst().most() + " placeholder users in a top-level group, which GitLab.com allows from " + fits,
                PlaceholderLimit.SOURCE));
    }
}
