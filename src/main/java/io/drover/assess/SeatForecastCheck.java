package io.drover.assess;

import io.drover.identity.UserMapping;
import io.drover.model.AccessLevel;
import io.drover.model.User;
import io.drover.problem.Actor;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How many seats of the destination's subscription new people take. Guests take none with Ultimate, members with minimal access never do. */
final class SeatForecastCheck implements Check {
    @Override
    public String id() {
        return "seats";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        Map<Long, AccessLevel> highest = new HashMap<>();
        s.inventory().members().values().forEach(all -> all.forEach(m -> highest.merge(m.userId(), m.accessLevel(), SeatForecastCheck::higher)));
        long guests = people(s).filter(u -> highest.get(u.id()) == AccessLevel.GUEST).count();
        long others = people(s).filter(u -> highest.containsKey(u.id()) && highest.get(u.id()).compareTo(AccessLevel.GUEST) > 0).count();
        if (guests + others == 0) {
            return Stream.empty();
        }
        String what = Words.count(guests + others, "new seat is", "new seats are") + " taken at the destination"
                + (guests == 0 ? "" : ", " + others + " with Ultimate, where Guests are free") + ": " + byRole(people(s), highest);
        return Stream.of(finding(
                Severity.NOTICE,
                null,
                what,
                "Compare with the seats of the destination's subscription (Admin area, Subscription, or the top-level group's usage quotas).",
                Actor.DESTINATION_ADMIN,
                "doc/subscriptions/manage_users_and_seats.md"));
    }

    /** {@code 3 Developers, 1 Owner}: by each one's highest role. Minimal access takes no seat. */
    private static String byRole(Stream<User> people, Map<Long, AccessLevel> highest) {
        Map<AccessLevel, Long> roles = people.filter(u -> highest.containsKey(u.id()) && highest.get(u.id()).compareTo(AccessLevel.GUEST) >= 0)
                .collect(Collectors.groupingBy(u -> highest.get(u.id()), TreeMap::new, Collectors.counting()));
        return roles.entrySet().stream().map(e -> Words.count(e.getValue(), role(e.getKey()), role(e.getKey()) + "s")).collect(Collectors.joining(", "));
    }

    private static String role(AccessLevel level) {
        return level.name().charAt(0) + level.name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Who is not there yet, whether Drover or somebody else creates them. Blocked people are blocked again, and take none. */
    private static Stream<User> people(Situation s) {
        return s.inventory().users().stream()
                .filter(u -> u.active() && !u.bot())
                .filter(u -> s.users().of(u.id()).map(UserMapping::action).filter(UserMapping.Action.MATCH::equals).isEmpty());
    }

    private static AccessLevel higher(AccessLevel one, AccessLevel other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
