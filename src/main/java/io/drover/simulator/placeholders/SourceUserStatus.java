package io.drover.simulator.placeholders;

import io.drover.simulator.Row;
import java.util.EnumSet;
import java.util.Set;

/** Where the reassignment of a source user stands (app/models/import/source_user.rb). */
public enum SourceUserStatus {
    PENDING_REASSIGNMENT,
    AWAITING_APPROVAL,
    REASSIGNMENT_IN_PROGRESS,
    REJECTED,
    FAILED,
    COMPLETED,
    KEEP_AS_PLACEHOLDER;

    static final Set<SourceUserStatus> REASSIGNABLE = EnumSet.of(PENDING_REASSIGNMENT, REJECTED);
    static final Set<SourceUserStatus> CANCELABLE = EnumSet.of(AWAITING_APPROVAL, REJECTED);

    /** In these the next import attributes to the real user. */
    static final Set<SourceUserStatus> ACCEPTED = EnumSet.of(REASSIGNMENT_IN_PROGRESS, COMPLETED, FAILED);

    public static SourceUserStatus of(Row sourceUser) {
        return valueOf(sourceUser.text("status"));
    }
}
