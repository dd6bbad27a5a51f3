package io.drover.bundle;

import io.drover.identity.UserMapping;

/**
 * What becomes of one person.
 *
 * @param username of the source; the scrubber makes the pseudonym of it
 */
record PersonSummary(String username, String action, boolean email, boolean known, String reason) {
    static PersonSummary of(UserMapping mapping) {
        return new PersonSummary(
                mapping.sourceUsername(), mapping.action().name(), mapping.email() != null, mapping.destinationId().isPresent(), mapping.reason());
    }
}
