package io.drover.simulator.transfer;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who stands here for the users of what is imported. */
interface UserMapping {
    /** Columns that hold a user's id. */
    Set<String> COLUMNS = Set.of(
            "author_id", "assignee_id", "updated_by_id", "merged_by_id", "latest_closed_by_id", "user_id", "created_by_id", "last_edited_by_id",
            "merge_user_id", "resolved_by_id", "closed_by_id", "owner_id");

    /** Whether this user has somebody of his own here, so that texts need not name him. */
    boolean includes(@Nullable Object sourceId);

    /** Null stays null. */
    @Nullable Object userFor(@Nullable Object sourceId);
}
