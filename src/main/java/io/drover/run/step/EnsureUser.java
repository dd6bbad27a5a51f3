package io.drover.run.step;

import io.drover.connector.People;
import io.drover.identity.UserMapping;
import io.drover.model.Relations;
import io.drover.model.User;
import io.drover.model.UserKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** People must be there before anything is imported: the importer maps whom it finds and nobody else. */
public final class EnsureUser {
    /** doc/administration/moderate_users.md. Deactivated users are not among them: they come back by signing in. */
    private static final Set<String> BLOCKED = Set.of("blocked", "ldap_blocked", "banned", "blocked_pending_approval");

    private EnsureUser() {}

    /** True when nobody at the destination has this address. */
    public static boolean missing(Worksite site, UserMapping mapping) {
        return site.destination().people().byEmail(email(mapping)).isEmpty();
    }

    /** Creates the user unless a try that was cut off did. Returns the id. */
    public static long create(Worksite site, UserMapping mapping) {
        People people = site.destination().people();
        String username = mapping.username() == null ? mapping.sourceUsername() : mapping.username();
        List<String> identities = site.source().inventory().user(mapping.sourceId()).map(User::identities).orElse(List.of());
        Optional<User> there = people.byEmail(email(mapping));
        if (there.isPresent() && there.get().identities().containsAll(identities)) {
            return there.get().id();
        }
        return people.create(email(mapping), username, mapping.sourceName(), identities).id();
    }

    /**
     * A commit belongs to whoever has its address, so the other addresses of the person must be theirs at the destination as well.
     *
     * @return addresses that are somebody else's there
     */
    public static List<String> otherAddresses(Worksite site, UserMapping mapping, long userId) {
        List<String> others = site.source().inventory().otherEmails(mapping.sourceId()).stream()
                .filter(email -> !email.equalsIgnoreCase(mapping.email()))
                .toList();
        return others.isEmpty() ? List.of() : site.destination().people().addEmails(userId, others);
    }

    /**
     * A key opens the account it belongs to. So keys are added only to users whom this migration made, whose sources held them; somebody who was at
     * the destination before decides about the own account. Made on request only, because GitLab sends the user mail for each.
     *
     * @return titles of keys that were not added
     */
    public static List<String> keys(Worksite site, UserMapping mapping, long userId) {
        List<UserKey> keys = site.source().inventory().keys(mapping.sourceId());
        boolean asked = site.mails().contains("user_keys");
        return keys.isEmpty() ? List.of() : asked ? site.destination().people().addKeys(userId, keys) : keys.stream().map(UserKey::title).toList();
    }

    public static Loss lostKeys(Worksite site, long count) {
        boolean asked = site.mails().contains("user_keys");
        return new Loss(Relations.KEYS, count, asked
                ? "the destination refused them: they are somebody else's there, or have expired"
                : "GitLab sends mail for each key that is added, so they are added only where send_mail_for in drover.yaml names user_keys");
    }

    /**
     * Who could not sign in at the source must not be able to at the destination. Authorship and memberships come to blocked users as well.
     *
     * @return whether the user is blocked now
     */
    public static boolean keepBlocked(Worksite site, UserMapping mapping, long userId) {
        boolean blocked = site.source().inventory().user(mapping.sourceId()).map(User::state).filter(BLOCKED::contains).isPresent();
        if (blocked) {
            site.destination().people().block(userId);
        }
        return blocked;
    }

    public static PlannedWrite preview(UserMapping mapping) {
        return PlannedWrite.destination("create user " + email(mapping) + " for " + mapping.sourceUsername());
    }

    /** The address of a user who is matched or created. */
    public static String email(UserMapping mapping) {
        return Objects.requireNonNull(mapping.email(), "only skipped users have no address");
    }
}
