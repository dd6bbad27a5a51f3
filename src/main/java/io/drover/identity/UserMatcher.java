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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds for every source user the one at the destination: by primary e-mail, then by public e-mail, then by the identity of a
 * sign-in provider (SAML, LDAP), then, with less confidence and only
 * when nothing speaks against it, by user name. Where two answers are possible it guesses none and lists a conflict.
 */
public final class UserMatcher {
    private static final String BY_HAND = "; decide by hand";

    private final UserDirectory destination;
    private final boolean mayCreate;

    /** @param capabilities of the destination: without {@link Capability#CREATE_USERS} nobody is created */
    public UserMatcher(UserDirectory destination, Set<Capability> capabilities) {
        this.destination = destination;
        this.mayCreate = capabilities.contains(Capability.CREATE_USERS);
    }

    /** Mappings in the order of the source users' ids. */
    public Matching match(List<User> sourceUsers) {
        List<User> ordered = sourceUsers.stream().sorted(Comparator.comparingLong(User::id)).toList();
        Map<Long, UserMapping> mappings = new LinkedHashMap<>();
        List<Matching.Conflict> conflicts = new ArrayList<>();
        for (User user : ordered) {
            Verdict verdict = judge(user);
            mappings.put(user.id(), verdict.mapping());
            if (verdict.conflict()) {
                conflicts.add(new Matching.Conflict(List.of(user.username()), verdict.mapping().reason()));
            }
        }
        conflicts.addAll(separate(mappings));
        return new Matching(new UserMap(List.copyOf(mappings.values())), conflicts);
    }

    private Verdict judge(User user) {
        if (user.bot()) {
            return skip(user, "bot account: its tokens and memberships do not travel");
        }
        for (String email : emails(user)) {
            List<User> found = destination.byEmail(email);
            if (found.size() > 1) {
                return conflict(user, "several users at the destination show " + email + ": " + names(found));
            }
            if (!found.isEmpty()) {
                return byEmail(user, email, found.getFirst());
            }
        }
        for (String identity : user.identities()) {
            List<User> found = destination.byIdentity(identity);
            if (found.size() == 1 && !found.getFirst().bot()) {
                return byIdentity(user, identity, found.getFirst());
            }
        }
        return destination.byUsername(user.username()).map(other -> byUsername(user, other)).orElseGet(() -> create(user));
    }

    private static Verdict byEmail(User user, String email, User found) {
        if (found.bot()) {
            return conflict(user, email + " belongs to a bot at the destination");
        }
        boolean primary = email.equalsIgnoreCase(user.email());
        String reason = primary ? "same primary e-mail" : "same public e-mail";
        return new Verdict(match(user, found, email, reason + blocked(found)), false);
    }

    /** The provider vouches for the person; the address may have changed since. */
    private static Verdict byIdentity(User user, String identity, User found) {
        String provider = identity.substring(0, Math.max(0, identity.indexOf(':')));
        String email = Stream.concat(emails(found).stream(), emails(user).stream()).findFirst().orElse("");
        return email.isEmpty()
                ? conflict(user, "same " + provider + " identity as " + found.username() + ", but neither side shows an e-mail")
                : new Verdict(match(user, found, email, "same " + provider + " identity, another e-mail" + blocked(found)), false);
    }

    private static Verdict byUsername(User user, User found) {
        if (found.bot()) {
            return conflict(user, "the user name is a bot's at the destination");
        }
        List<String> here = emails(user);
        List<String> there = emails(found);
        boolean sameName = user.name().strip().equalsIgnoreCase(found.name().strip());
        if (!here.isEmpty() && !there.isEmpty() && !sameName) {
            return conflict(user, "the user name is taken at the destination by " + found.name() + " with another e-mail");
        }
        if (here.isEmpty() && there.isEmpty()) {
            return conflict(user, "same user name, but neither side shows an e-mail");
        }
        if (!sameName && there.isEmpty()) {
            return conflict(user, "same user name, another name (" + found.name() + "), and no e-mail to compare");
        }
        String email = there.isEmpty() ? here.getFirst() : there.getFirst();
        String doubt = here.isEmpty() ? "the source shows no e-mail" : there.isEmpty() ? "the destination shows no e-mail" : "the e-mail differs";
        return new Verdict(match(user, found, email, "low confidence: same user name" + (sameName ? " and name, " : ", ") + doubt + blocked(found)), false);
    }

    private Verdict create(User user) {
        List<String> emails = emails(user);
        if (emails.isEmpty()) {
            return skip(user, "the source shows no e-mail, and nobody has this user name at the destination");
        }
        if (!mayCreate) {
            return skip(user, "nobody at the destination has " + emails.getFirst() + ", and the token may not create users");
        }
        String reason = "nobody at the destination has this e-mail" + (user.active() ? "" : "; " + user.state() + " at the source");
        return new Verdict(
                new UserMapping(user.id(), user.username(), user.name(), Action.CREATE, emails.getFirst(), user.username(), OptionalLong.empty(), reason),
                false);
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
                String what = String.join(" and ", names) + " would all become " + first.username() + " <" + first.email() + ">" + BY_HAND;
                crowd.forEach(m -> mappings.put(m.sourceId(), skipped(m.sourceId(), m.sourceUsername(), m.sourceName(), "conflict: " + what)));
                conflicts.add(new Matching.Conflict(names, "conflict: " + what));
            }
        }
        return conflicts;
    }

    private static UserMapping match(User user, User found, String email, String reason) {
        String primary = Optional.ofNullable(found.email()).orElse(email).toLowerCase(Locale.ROOT);
        return new UserMapping(user.id(), user.username(), user.name(), Action.MATCH, primary, found.username(), OptionalLong.of(found.id()), reason);
    }

    private static Verdict skip(User user, String reason) {
        return new Verdict(skipped(user.id(), user.username(), user.name(), reason), false);
    }

    private static Verdict conflict(User user, String what) {
        return new Verdict(skipped(user.id(), user.username(), user.name(), "conflict: " + what + BY_HAND), true);
    }

    private static UserMapping skipped(long id, String username, String name, String reason) {
        return new UserMapping(id, username, name, Action.SKIP, null, null, OptionalLong.empty(), reason);
    }

    private static String blocked(User found) {
        return found.active() ? "" : "; " + found.state() + " at the destination";
    }

    /** Primary first; without doubles, lower case. */
    private static List<String> emails(User user) {
        Set<String> emails = new LinkedHashSet<>();
        for (@Nullable String email : new @Nullable String[] {user.email(), user.publicEmail()}) {
            if (email != null && !email.isBlank()) {
                emails.add(email.strip().toLowerCase(Locale.ROOT));
            }
        }
        return List.copyOf(emails);
    }

    private static String names(List<User> users) {
        return users.stream().map(User::username).sorted().collect(Collectors.joining(", "));
    }

    private record Verdict(UserMapping mapping, boolean conflict) {}
}
