package io.drover.identity;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one source user: a row of {@code users.csv}.
 *
 * @param email          primary e-mail of the destination user, lower case; what the archive is rewritten with. Null only with {@link Action#SKIP}
 * @param destinationId  empty until the user is known to exist at the destination
 * @param confidence     how sure the match is, for whoever looks through the file; decides nothing
 * @param reason         why this match: "same primary e-mail", "chosen by hand", ...
 */
public record UserMapping(
        long sourceId,
        String sourceUsername,
        String sourceName,
        Action action,
        @Nullable String email,
        @Nullable String username,
        OptionalLong destinationId,
        Confidence confidence,
        String reason) {
    /** Decided by a person. */
    public UserMapping(
            long sourceId, String sourceUsername, String sourceName, Action action, @Nullable String email, @Nullable String username, OptionalLong destinationId, String reason) {
        this(sourceId, sourceUsername, sourceName, action, email, username, destinationId, Confidence.NONE, reason);
    }

    static UserMapping skipped(long sourceId, String sourceUsername, String sourceName, String reason) {
        return new UserMapping(sourceId, sourceUsername, sourceName, Action.SKIP, null, null, OptionalLong.empty(), Confidence.NONE, reason);
    }

    public enum Action {
        /** The destination user exists. */
        MATCH,
        /** Will be created (needs an administrator's token). */
        CREATE,
        /** Contributions go to the importing user, with the author named in notes. */
        SKIP
    }
}
