package io.drover.simulator.placeholders;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;

/** The background job that gives a placeholder's contributions and memberships to a real user. It cannot be undone. */
final class ReassignmentJob {
    private final Instance instance;

    ReassignmentJob(Instance instance) {
        this.instance = instance;
    }

    void run(Row sourceUser) {
        if (SourceUserStatus.of(sourceUser) != SourceUserStatus.REASSIGNMENT_IN_PROGRESS) {
            return;
        }
        if (instance.faults().reassignmentFails(String.valueOf(sourceUser.textOrNull("source_username")))) {
            sourceUser.set("reassignment_error", "PG::QueryCanceled: ERROR: canceling statement due to statement timeout");
            Reassignments.become(sourceUser, SourceUserStatus.FAILED);
            return;
        }
        Row placeholder = instance.db().table("users").byId(sourceUser.number("placeholder_user_id")).orElseThrow();
        new PlaceholderMemberships(instance).release(sourceUser);
        if (placeholder.text("user_type").equals("placeholder")) {
            Contributions contributions = new Contributions(instance.db());
            contributions.move(placeholder.id(), sourceUser.number("reassign_to_user_id"));
            if (!contributions.any(placeholder.id())) {
                // a placeholder that stands for nothing any more makes room for another (app/workers/import/delete_placeholder_user_worker.rb)
                sourceUser.set("placeholder_user_id", null);
                instance.db().table("namespaces").byId(placeholder.number("namespace_id")).ifPresent(instance.db().table("namespaces")::delete);
                instance.db().table("users").delete(placeholder);
            }
        }
        sourceUser.set("reassignment_error", null);
        Reassignments.become(sourceUser, SourceUserStatus.COMPLETED);
    }
}
