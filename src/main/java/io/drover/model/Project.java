package io.drover.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A project.
 *
 * @param defaultBranch    null for an empty repository
 * @param statistics       sizes in bytes; {@link Statistics#UNKNOWN} when the token may not see them
 * @param forkedFromPath   null when not a fork, or the parent is not visible
 * @param lastActivityAt   null when the instance does not say
 * @param features         GitLab's {@code *_access_level} attributes by name ({@code disabled}, {@code private}, {@code enabled})
 * @param importStatus     {@code none, scheduled, started, finished, failed}; null when the instance does not say
 */
public record Project(
        long id,
        FullPath fullPath,
        String name,
        Visibility visibility,
        boolean archived,
        boolean emptyRepository,
        @Nullable String defaultBranch,
        @Nullable String description,
        Statistics statistics,
        @Nullable String forkedFromPath,
        @Nullable Instant createdAt,
        @Nullable Instant lastActivityAt,
        Map<String, String> features,
        @Nullable String importStatus) {
    public Project {
        features = Map.copyOf(features);
    }

    public Owner owner() {
        return new Owner(Scope.PROJECT, id, fullPath);
    }
}
