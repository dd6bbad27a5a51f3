package io.drover.connector;

import io.drover.model.AccessLevel;
import io.drover.model.Member;
import io.drover.model.Owner;
import io.drover.model.User;
import io.drover.model.UserKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Users of the destination and their memberships. Every method is idempotent. */
public interface People {
    /** By primary e-mail, case-insensitively (needs admin), else by public e-mail. */
    Optional<User> byEmail(String email);

    Optional<User> byUsername(String username);

    /**
     * Creates a confirmed user with a random password and no mail sent. Admin only, {@link Capability#CREATE_USERS}.
     *
     * @param identities {@code provider:extern_uid} by which the user signs in elsewhere; one that belongs to somebody else is left out
     */
    User create(String email, String username, String name, List<String> identities);

    /** Without an identity. */
    default User create(String email, String username, String name) {
        return create(email, username, name, List.of());
    }

    /**
     * Adds confirmed secondary addresses, no mail sent. Admin only.
     *
     * @return those that are somebody else's, and so were left out
     */
    default List<String> addEmails(long userId, List<String> emails) {
        return List.of();
    }

    /**
     * Adds public keys. Admin only; GitLab sends the user mail for each.
     *
     * @return titles of those that the instance refused
     */
    default List<String> addKeys(long userId, List<UserKey> keys) {
        return keys.stream().map(UserKey::title).toList();
    }

    /** Blocks so that the user cannot sign in and takes no seat. */
    void block(long userId);

    void delete(long userId);

    /** Adds a direct member, or raises a lower level; never lowers one. Returns false when nothing had to change. */
    boolean addMember(Owner owner, long userId, AccessLevel level, @Nullable LocalDate expiresAt);

    /**
     * Sets until when a direct member stays, and nothing else; one who inherits a higher level is left alone, as GitLab asks. Idempotent.
     *
     * @param until null for ever; GitLab takes no day that has passed
     */
    void expire(Owner owner, Member member, @Nullable LocalDate until);

    void removeMember(Owner owner, long userId);
}
