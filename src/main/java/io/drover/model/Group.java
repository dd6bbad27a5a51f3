package io.drover.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A group or subgroup; {@code parentId} is null for a top-level group. */
public record Group(
        long id,
        FullPath fullPath,
        String name,
        Visibility visibility,
        @Nullable String description,
        @Nullable Long parentId,
        @Nullable Instant createdAt) {
    public Owner owner() {
        return new Owner(Scope.GROUP, id, fullPath);
    }
}
