package io.drover.connector;

import io.drover.model.FullPath;
import io.drover.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Placeholder users of a destination that maps contributions after the migration, and their reassignment to real ones
 * (doc/user/import/mapping/reassignment.md). What was reassigned stays so: there is no way back.
 */
public interface Placeholders {
    /** Everybody whose contributions were imported into this top-level group; nobody where there is no such group, or it may not be seen. */
    List<SourceUser> of(FullPath topLevelGroup);

    /** Upon which depends how many placeholder users the group may have; empty where it depends on none, or the token may not see it. */
    default Optional<Subscription> subscription(FullPath topLevelGroup) {
        return Optional.empty();
    }

    /** Whether whoever is named is asked before anything moves. */
    Confirmation confirmation();

    /** Whose contributions nobody has to agree to take. */
    enum Confirmation {
        /** Everybody is asked by mail, and nothing moves until they agree. */
        NEEDED,
        /** An administrator's token reassigns at once, to blocked people too. */
        SKIPPED,
        /** Would be needed now, but this token may change that. */
        CAN_BE_SKIPPED
    }

    /** Switches the confirmation for reassignments by administrators off or on. Only where it {@link Confirmation#CAN_BE_SKIPPED} or is skipped. */
    void skipConfirmation(boolean skip);

    /**
     * Asks that user to take over, or gives at once where nobody has to be asked.
     *
     * @return why the destination refuses, when it does
     */
    Optional<Problem> reassign(SourceUser from, long userId);

    /**
     * Takes the question back from somebody who has not answered.
     *
     * @return why the destination refuses, when it does
     */
    Optional<Problem> cancel(SourceUser awaiting);

    /** Whether many can be asked at once. */
    boolean takesSheets();

    /** The same for every row of a sheet; taken in at once, worked through later. What becomes of a row shows only in its {@link SourceUser#status}. */
    void submit(FullPath topLevelGroup, Path sheet);

    /** Whether {@link #retry} is known to this destination. */
    boolean retries();

    /**
     * Starts a failed reassignment again.
     *
     * @return why the destination refuses, when it does
     */
    Optional<Problem> retry(SourceUser failed);

    /**
     * Sends the mail again to whoever was asked.
     *
     * @return why the destination refuses, when it does
     */
    Optional<Problem> remind(SourceUser awaiting);
}
