package io.drover.model;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
 * @param secondaryEmails confirmed ones beside the primary, lower case; empty when the token may not see them
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
        List<String> identities,
        List<String> secondaryEmails) {
    public User {
        identities = List.copyOf(identities);
        // inventories of before have none
        secondaryEmails = List.copyOf(Objects.requireNonNullElse(secondaryEmails, List.of()));
    }

    /** With one address only. */
    public User(
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
        this(id, username, name, email, publicEmail, state, bot, admin, external, lastActivityAt, identities, List.of());
    }

    public User withSecondaryEmails(List<String> emails) {
        return new User(id, username, name, email, publicEmail, state, bot, admin, external, lastActivityAt, identities, emails);
    }

    public boolean active() {
        return state.equals("active");
    }
}
