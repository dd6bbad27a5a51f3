package io.drover.archive;

import org.jspecify.annotations.Nullable;

/**
 * A user of the source instance whom an archive names.
 *
 * @param sourceId   at the source
 * @param name       as GitLab shows it, from a note he wrote; null when he wrote none
 * @param username   from the members; null when he is none
 * @param email      from the members, as written there; null when there is none
 * @param member     of the project, or of a group of the archive
 * @param references how often records other than memberships point to him
 */
public record Contributor(
        long sourceId, @Nullable String name, @Nullable String username, @Nullable String email, boolean member, long references) {}
