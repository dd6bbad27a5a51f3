package io.drover.connector;

import java.net.URI;
import java.util.Optional;

/**
 * Somebody of another instance whose contributions were imported, as the destination keeps them: one for each person, import source and
 * top-level group.
 *
 * @param id          of the row at the destination, not of any user
 * @param host        base URL of the instance the person is of
 * @param importType  which importer brought the contributions; {@code gitlab_migration} is direct transfer
 * @param identifier  the person's id at that instance
 * @param placeholder who stands for the person until the reassignment
 * @param assignee    who was asked, or has taken over; empty until somebody was
 * @param error       why the reassignment failed, in GitLab's words
 */
public record SourceUser(
        long id,
        URI host,
        String importType,
        String identifier,
        String username,
        String name,
        Status status,
        Optional<Account> placeholder,
        Optional<Account> assignee,
        Optional<String> error) {
    /** The importer of direct transfers. */
    public static final String DIRECT_TRANSFER = "gitlab_migration";

    /** A user of the destination. */
    public record Account(long id, String username) {}

    /** Where the reassignment stands. */
    public enum Status {
        PENDING_REASSIGNMENT,
        AWAITING_APPROVAL,
        REASSIGNMENT_IN_PROGRESS,
        REJECTED,
        FAILED,
        COMPLETED,
        KEEP_AS_PLACEHOLDER,
        /** A word that GitLab did not have when this was written. */
        UNKNOWN;

        /** Nobody is asked now, and somebody may be. */
        public boolean open() {
            return this == PENDING_REASSIGNMENT || this == REJECTED;
        }

        /** Nothing moves any more without a person at the destination. */
        public boolean settled() {
            return this == COMPLETED || this == KEEP_AS_PLACEHOLDER;
        }
    }

    /** Of that instance, by direct transfer. */
    public boolean from(URI instance) {
        return importType.equals(DIRECT_TRANSFER)
                && String.valueOf(host.getHost()).equalsIgnoreCase(instance.getHost())
                && host.getPort() == instance.getPort();
    }
}
