package io.drover.identity;

import io.drover.connector.People;
import io.drover.model.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The destination's users, looked up. */
public interface UserDirectory {
    /** Everyone with that e-mail, case-insensitively: by primary e-mail if anyone has it so, else by public e-mail. */
    List<User> byEmail(String email);

    /** Case-insensitively, as GitLab's user names are. */
    Optional<User> byUsername(String username);

    /** Everyone who signs in with that {@code provider:extern_uid}. Empty where identities cannot be listed. */
    default List<User> byIdentity(String identity) {
        return List.of();
    }

    /** Over a full list of users. */
    static UserDirectory of(List<User> users) {
        Map<String, List<User>> primary = new HashMap<>();
        Map<String, List<User>> visible = new HashMap<>();
        Map<String, User> names = new HashMap<>();
        Map<String, List<User>> identities = new HashMap<>();
        for (User user : users) {
            index(primary, user.email(), user);
            index(visible, user.publicEmail(), user);
            names.put(user.username().toLowerCase(Locale.ROOT), user);
            user.identities().forEach(identity -> index(identities, identity, user));
        }
        return new UserDirectory() {
            @Override
            public List<User> byEmail(String email) {
                String key = email.toLowerCase(Locale.ROOT);
                List<User> found = primary.getOrDefault(key, List.of());
                return found.isEmpty() ? visible.getOrDefault(key, List.of()) : found;
            }

            @Override
            public List<User> byIdentity(String identity) {
                return identities.getOrDefault(identity.toLowerCase(Locale.ROOT), List.of());
            }

            @Override
            public Optional<User> byUsername(String username) {
                return Optional.ofNullable(names.get(username.toLowerCase(Locale.ROOT)));
            }
        };
    }

    /** Asks the destination for each user: where listing everybody is not allowed or not sensible. */
    static UserDirectory asking(People people) {
        return new UserDirectory() {
            @Override
            public List<User> byEmail(String email) {
                return people.byEmail(email).map(List::of).orElse(List.of());
            }

            @Override
            public Optional<User> byUsername(String username) {
                return people.byUsername(username);
            }
        };
    }

    private static void index(Map<String, List<User>> index, @org.jspecify.annotations.Nullable String email, User user) {
        if (email != null && !email.isBlank()) {
            index.computeIfAbsent(email.toLowerCase(Locale.ROOT), e -> new ArrayList<>()).add(user);
        }
    }
}
