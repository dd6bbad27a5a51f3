package io.drover.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user of an instance.
 *
 * @param email       primary e-mail; null when the token may not see it
 * @param publicEmail e-mail shown to everyone; null when unset
 * @param state       {@code active}, {@code blocked}, {@code banned}, {@code deactivated}, {@code ldap_blocked},
 *                    {@code blocked_pending_approval}
 * @param bot         project, group or service account, or an internal bot
 * @param identities  {@code provider:extern_uid}
 */
public record User(
        long id,
        String username,
        String name,
        @Nullable String email,
        @Nullable String publicEmail,
        String state,
        boolean bot,
        boolean admin,
        boolean external,
        @Nullable Instant lastActivityAt,
        List<String> identities) {
    public User {
        identities = List.copyOf(identities);
    }

    public boolean active() {
        return state.equals("active");
    }
}
