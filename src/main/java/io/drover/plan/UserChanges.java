package io.drover.plan;

import io.drover.identity.UserMap;
import io.drover.identity.UserMapping;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What a new draft would change in a user map, in lines for people. */
final class UserChanges {
    private UserChanges() {}

    static List<String> between(UserMap there, UserMap draft) {
        Map<Long, UserMapping> left = new HashMap<>();
        there.mappings().forEach(m -> left.put(m.sourceId(), m));
        List<String> changes = new ArrayList<>();
        for (UserMapping now : draft.mappings()) {
            UserMapping old = left.remove(now.sourceId());
            if (old == null) {
                changes.add("+ " + now.sourceUsername() + ": " + words(now));
            } else if (!words(old).equals(words(now))) {
                changes.add("~ " + now.sourceUsername() + ": " + words(old) + " -> " + words(now));
            }
        }
        there.mappings().stream().filter(m -> left.containsKey(m.sourceId())).forEach(m -> changes.add("- " + m.sourceUsername() + ": " + words(m)));
        return changes;
    }

    private static String words(UserMapping mapping) {
        String action = mapping.action().name().toLowerCase(Locale.ROOT);
        return mapping.email() == null ? action : action + " " + mapping.email() + " " + Objects.toString(mapping.username(), "");
    }
}
