package io.drover.assess;

import io.drover.model.User;
import java.util.List;

/**
 * Placeholder users that a direct transfer needs against what GitLab.com allows a top-level group; other instances have no limit by default
 * (doc/user/import/mapping/post_migration_mapping.md). Everybody at the source counts: who has written where is only known afterwards.
 */
final class PlaceholderBudget {
    private static final String SOURCE = "doc/user/import/mapping/post_migration_mapping.md";

    /** Free and trial. */
    private static final int SMALLEST = 200;

    /** Ultimate with more than 1,000 seats. */
    private static final int LARGEST = 8000;

    private final long needed;
    private final boolean limited;

    PlaceholderBudget(Situation situation) {
        this.needed = situation.inventory().users().stream().filter(u -> !u.bot()).map(User::id).distinct().count();
        this.limited = situation.destination().instance().saas();
    }

    List<Reason> against() {
        return limited && needed > LARGEST
                ? List.of(new Reason(needed + " people would need placeholder users, and GitLab.com makes at most " + LARGEST + " in a top-level group; the rest become one", SOURCE))
                : List.of();
    }

    List<Reason> terms() {
        return limited && needed > SMALLEST
                ? List.of(new Reason(
                        "up to " + needed + " placeholder users; GitLab.com allows a top-level group 200 (Free), 500 to 6,000 (Premium) or 1,000 to 8,000 (Ultimate) by seats", SOURCE))
                : List.of();
    }
}
