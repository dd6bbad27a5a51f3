package io.drover.identity;

import io.drover.connector.Capability;
import io.drover.identity.UserMapping.Action;
import io.drover.model.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds for every source user the one at the destination: by primary, public, then secondary e-mail, then by the identity of a sign-in
 * provider (SAML, LDAP), then, doubtfully and only when nothing speaks against it, by user name. Where two answers are possible it guesses
 * none and lists a conflict.
 */
public final class UserMatcher {
    private final UserJudge judge;

    /** @param capabilities of the destination: without {@link Capability#CREATE_USERS} nobody is created */
    public UserMatcher(UserDirectory destination, Set<Capability> capabilities) {
        this.judge = new UserJudge(destination, capabilities.contains(Capability.CREATE_USERS));
    }

    /** Mappings in the order of the source users' ids. */
    public Matching match(List<User> sourceUsers) {
        List<User> ordered = sourceUsers.stream().sorted(Comparator.comparingLong(User::id)).toList();
        Map<Long, UserMapping> mappings = new LinkedHashMap<>();
        List<Matching.Conflict> conflicts = new ArrayList<>();
        for (User user : ordered) {
            UserJudge.Verdict verdict = judge.judge(user);
            mappings.put(user.id(), verdict.mapping());
            if (verdict.conflict()) {
                conflicts.add(new Matching.Conflict(List.of(user.username()), verdict.mapping().reason()));
            }
        }
        conflicts.addAll(separate(mappings));
        return new Matching(new UserMap(List.copyOf(mappings.values())), conflicts);
    }

    /** Two source users must not become one without a person saying so. */
    private static List<Matching.Conflict> separate(Map<Long, UserMapping> mappings) {
        Map<String, List<UserMapping>> byPerson = new LinkedHashMap<>();
        Map<String, List<UserMapping>> byName = new HashMap<>();
        for (UserMapping mapping : mappings.values()) {
            if (mapping.action() != Action.SKIP) {
                String person = mapping.destinationId().isPresent() ? "id " + mapping.destinationId().getAsLong() : "e-mail " + mapping.email();
                byPerson.computeIfAbsent(person, p -> new ArrayList<>()).add(mapping);
                byName.computeIfAbsent(Objects.requireNonNull(mapping.username()).toLowerCase(Locale.ROOT), n -> new ArrayList<>()).add(mapping);
            }
        }
        List<Matching.Conflict> conflicts = new ArrayList<>();
        Set<List<UserMapping>> crowds = new LinkedHashSet<>(byPerson.values());
        crowds.addAll(byName.values());
        for (List<UserMapping> crowd : crowds) {
            if (crowd.size() > 1) {
                UserMapping first = crowd.getFirst();
                List<String> names = crowd.stream().map(UserMapping::sourceUsername).toList();
                String what = String.join(" and ", names) + " would all become " + first.username() + " <" + first.email() + ">" + UserJudge.BY_HAND;
                crowd.forEach(m -> mappings.put(m.sourceId(), UserMapping.skipped(m.sourceId(), m.sourceUsername(), m.sourceName(), "conflict: " + what)));
                conflicts.add(new Matching.Conflict(names, "conflict: " + what));
            }
        }
        return conflicts;
    }
}
