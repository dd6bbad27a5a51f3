package io.drover.identity;

import io.drover.model.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The destination's users, looked up by what identifies a person. */
public final class UserDirectory {
    private final Likeness likeness;
    private final Map<String, List<User>> primary = new HashMap<>();
    private final Map<String, List<User>> secondary = new HashMap<>();
    private final Map<String, List<User>> visible = new HashMap<>();
    private final Map<String, User> usernames = new HashMap<>();
    private final Map<String, List<User>> bareUsernames = new HashMap<>();
    private final Map<String, List<User>> names = new HashMap<>();
    private final Map<String, List<User>> identities = new HashMap<>();

    private UserDirectory(Likeness likeness) {
        this.likeness = likeness;
    }

    /** As GitLab compares addresses. */
    public static UserDirectory of(List<User> users) {
        return of(users, Likeness.STRICT);
    }

    public static UserDirectory of(List<User> users, Likeness likeness) {
        UserDirectory directory = new UserDirectory(likeness);
        users.forEach(directory::add);
        return directory;
    }

    private void add(User user) {
        address(primary, user.email(), user);
        user.secondaryEmails().forEach(email -> address(secondary, email, user));
        address(visible, user.publicEmail(), user);
        usernames.put(Likeness.username(user.username()), user);
        index(bareUsernames, Likeness.bareUsername(user.username()), user);
        index(names, Likeness.name(user.name()), user);
        user.identities().forEach(identity -> index(identities, Likeness.username(identity), user));
    }

    /** Everyone with that address: by primary e-mail if anyone has it so, else by a secondary one, else by public e-mail. */
    List<User> byEmail(String email) {
        String key = likeness.email(email);
        for (Map<String, List<User>> kind : List.of(primary, secondary, visible)) {
            if (kind.containsKey(key)) {
                return List.copyOf(new LinkedHashSet<>(kind.get(key)));
            }
        }
        return List.of();
    }

    /** Whether two addresses are one. */
    boolean same(String email, @Nullable String other) {
        return other != null && likeness.email(email).equals(likeness.email(other));
    }

    boolean primary(String email, User user) {
        return primary.getOrDefault(likeness.email(email), List.of()).contains(user);
    }

    Optional<User> byUsername(String username) {
        return Optional.ofNullable(usernames.get(Likeness.username(username)));
    }

    /** Everyone who signs in with that {@code provider:extern_uid}. */
    List<User> byIdentity(String identity) {
        return identities.getOrDefault(Likeness.username(identity), List.of());
    }

    /** People, no bots, who have this name or nearly this user name, by id. */
    List<User> alike(User user) {
        Set<User> alike = new LinkedHashSet<>(bareUsernames.getOrDefault(Likeness.bareUsername(user.username()), List.of()));
        if (!user.name().isBlank()) {
            alike.addAll(names.getOrDefault(Likeness.name(user.name()), List.of()));
        }
        return alike.stream().filter(other -> !other.bot()).sorted(java.util.Comparator.comparingLong(User::id)).toList();
    }

    private void address(Map<String, List<User>> index, @Nullable String email, User user) {
        if (email != null && !email.isBlank()) {
            index(index, likeness.email(email), user);
        }
    }

    private static void index(Map<String, List<User>> index, String key, User user) {
        index.computeIfAbsent(key, k -> new ArrayList<>()).add(user);
    }
}
