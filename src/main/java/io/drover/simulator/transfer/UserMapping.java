package io.drover.simulator.transfer;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a user's id in the archive to a user here. Whoever is not mapped becomes the importer. */
record UserMapping(long importer, Map<Long, Long> mapped) {
    /** Columns that hold a user's id. */
    static final Set<String> COLUMNS = Set.of(
            "author_id", "assignee_id", "updated_by_id", "merged_by_id", "latest_closed_by_id", "user_id", "created_by_id", "last_edited_by_id",
            "merge_user_id", "resolved_by_id", "closed_by_id", "owner_id");

    boolean includes(@Nullable Object archiveId) {
        return archiveId instanceof Long id && mapped.containsKey(id);
    }

    /** Null stays null. */
    @Nullable Object userFor(@Nullable Object archiveId) {
        return archiveId == null ? null : (Object) (archiveId instanceof Long id ? mapped.getOrDefault(id, importer) : importer);
    }
}
