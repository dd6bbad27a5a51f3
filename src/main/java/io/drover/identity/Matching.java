package io.drover.identity;

import java.util.List;

/**
 * What {@link UserMatcher} found.
 *
 * @param map       one mapping a source user; a user in a conflict is skipped until a person decides
 * @param conflicts where a guess would have been needed
 */
public record Matching(UserMap map, List<Conflict> conflicts) {
    public Matching {
        conflicts = List.copyOf(conflicts);
    }

    /** Source users that a person must decide about, and why. */
    public record Conflict(List<String> sourceUsernames, String what) {
        public Conflict {
            sourceUsernames = List.copyOf(sourceUsernames);
        }
    }
}
