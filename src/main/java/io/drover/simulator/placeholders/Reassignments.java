package io.drover.simulator.placeholders;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import io.drover.simulator.access.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What owners, administrators and the people named may do with a source user (app/services/import/source_users). */
public final class Reassignments {
    static final String NO_PERMISSION = "You have insufficient permissions to update the import source user";
    static final String WRONG_STATUS = "Import source user has an invalid status for this operation";
    private static final String ASSIGNED_ALREADY = "Reassign to user already assigned to another placeholder";
    private static final String RETRIED_OFTEN =
            "Reassignment retry has failed multiple times. Repeated failures suggest an unexpected error that may need time to resolve. Please try again in about 16 hours.";
    private static final int RETRIES = 3;
    private static final Duration COOLDOWN = Duration.ofHours(16);

    private final Instance instance;
    private final SourceUsers sourceUsers;
    private final Assignees assignees;
    private final Access access;

    public Reassignments(Instance instance) {
        this.instance = instance;
        this.sourceUsers = new SourceUsers(instance);
        this.assignees = new Assignees(instance);
        this.access = new Access(instance);
    }

    /** What became of a request: nothing wrong, or why not. */
    public record Result(List<String> errors) {
        static final Result DONE = new Result(List.of());

        static Result refused(String why) {
            return new Result(List.of(why));
        }

        public boolean ok() {
            return errors.isEmpty();
        }
    }

    /** Asks {@code to} to take over; starts at once where the confirmation may be skipped. */
    public Result reassign(@Nullable Row by, Row sourceUser, @Nullable Row to) {
        if (!mayAdminister(by, sourceUser)) {
            return Result.refused(NO_PERMISSION);
        }
        synchronized (sourceUsers.table()) {
            String refusal = assignees.refusal(by, sourceUser, to);
            if (refusal != null || to == null) {
                return Result.refused(String.valueOf(refusal));
            }
            if (!SourceUserStatus.REASSIGNABLE.contains(SourceUserStatus.of(sourceUser))) {
                return Result.refused(WRONG_STATUS);
            }
            if (takenBySibling(sourceUser, to)) {
                return Result.refused(ASSIGNED_ALREADY);
            }
            sourceUser.set("reassign_to_user_id", to.id()).set("reassigned_by_user_id", by == null ? null : by.id());
            if (assignees.skipConfirmation(by, sourceUser, to)) {
                start(sourceUser);
            } else {
                sourceUser.set("reassignment_token", new Tokens(instance).hex(32));
                become(sourceUser, SourceUserStatus.AWAITING_APPROVAL);
            }
            return Result.DONE;
        }
    }

    private boolean takenBySibling(Row sourceUser, Row to) {
        return sourceUsers.table().where("reassign_to_user_id", to.id()).stream()
                .anyMatch(other -> other.id() != sourceUser.id()
                        && other.number("namespace_id") == sourceUser.number("namespace_id")
                        && other.text("source_hostname").equals(sourceUser.text("source_hostname"))
                        && other.text("import_type").equals(sourceUser.text("import_type")));
    }

    public Result cancel(Row by, Row sourceUser) {
        return change(by, sourceUser, SourceUserStatus.CANCELABLE, SourceUserStatus.PENDING_REASSIGNMENT);
    }

    /** Sends the mail again; there is nothing to see. */
    public Result resend(Row by, Row sourceUser) {
        return change(by, sourceUser, Set.of(SourceUserStatus.AWAITING_APPROVAL), SourceUserStatus.AWAITING_APPROVAL);
    }

    public Result keep(Row by, Row sourceUser) {
        return change(by, sourceUser, SourceUserStatus.REASSIGNABLE, SourceUserStatus.KEEP_AS_PLACEHOLDER);
    }

    public Result undoKeep(Row by, Row sourceUser) {
        return change(by, sourceUser, Set.of(SourceUserStatus.KEEP_AS_PLACEHOLDER), SourceUserStatus.PENDING_REASSIGNMENT);
    }

    /** How many are kept now that were not. */
    public int keepAll(Row by, Row group) {
        return (int) sourceUsers.of(group).stream().filter(sourceUser -> keep(by, sourceUser).ok()).count();
    }

    /** Three times in sixteen hours at most (app/services/import/source_users/retry_failed_reassignment_service.rb). */
    public Result retry(Row by, Row sourceUser) {
        if (!mayAdminister(by, sourceUser)) {
            return Result.refused(NO_PERMISSION);
        }
        synchronized (sourceUsers.table()) {
            if (SourceUserStatus.of(sourceUser) != SourceUserStatus.FAILED) {
                return Result.refused(WRONG_STATUS);
            }
            Instant now = instance.time().now();
            List<Instant> recent = sourceUser.get("retried_at") instanceof List<?> times
                    ? times.stream().map(Instant.class::cast).filter(at -> at.isAfter(now.minus(COOLDOWN))).toList()
                    : List.of();
            if (recent.size() >= RETRIES) {
                return Result.refused(RETRIED_OFTEN);
            }
            sourceUser.set("retried_at", java.util.stream.Stream.concat(recent.stream(), java.util.stream.Stream.of(now)).toList());
            start(sourceUser);
            return Result.DONE;
        }
    }

    /** The person named agrees; only then the work starts. */
    public Result accept(Row person, Row sourceUser) {
        return answer(person, sourceUser, true);
    }

    public Result reject(Row person, Row sourceUser) {
        return answer(person, sourceUser, false);
    }

    private Result answer(Row person, Row sourceUser, boolean yes) {
        synchronized (sourceUsers.table()) {
            Long named = sourceUser.numberOrNull("reassign_to_user_id");
            if (SourceUserStatus.of(sourceUser) != SourceUserStatus.AWAITING_APPROVAL || named == null || named != person.id()) {
                return Result.refused(WRONG_STATUS);
            }
            if (yes) {
                start(sourceUser);
            } else {
                become(sourceUser, SourceUserStatus.REJECTED);
            }
            return Result.DONE;
        }
    }

    private Result change(Row by, Row sourceUser, Set<SourceUserStatus> from, SourceUserStatus to) {
        if (!mayAdminister(by, sourceUser)) {
            return Result.refused(NO_PERMISSION);
        }
        synchronized (sourceUsers.table()) {
            if (!from.contains(SourceUserStatus.of(sourceUser))) {
                return Result.refused(WRONG_STATUS);
            }
            become(sourceUser, to);
            return Result.DONE;
        }
    }

    private void start(Row sourceUser) {
        become(sourceUser, SourceUserStatus.REASSIGNMENT_IN_PROGRESS);
        instance.later(Duration.ZERO, () -> new ReassignmentJob(instance).run(sourceUser));
    }

    static void become(Row sourceUser, SourceUserStatus status) {
        if (status != SourceUserStatus.AWAITING_APPROVAL) {
            sourceUser.set("reassignment_token", null);
        }
        if (status == SourceUserStatus.PENDING_REASSIGNMENT || status == SourceUserStatus.KEEP_AS_PLACEHOLDER) {
            sourceUser.set("reassign_to_user_id", null).set("reassigned_by_user_id", null);
        }
        sourceUser.set("status", status.name());
    }

    boolean mayAdminister(@Nullable Row by, Row sourceUser) {
        return instance.db().table("namespaces").byId(sourceUser.number("namespace_id"))
                .filter(group -> access.inNamespace(by, group) >= Levels.OWNER)
                .isPresent();
    }
}
