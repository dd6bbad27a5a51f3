package io.drover.run.step;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/** What can go wrong while an item moves, beyond what the instances themselves answer. */
public enum RunProblem implements ProblemCode {
    SOURCE_GONE(
            "The group or project is not at the source any more",
            Actor.YOU,
            "The plan names a group or project that the source does not show. It was deleted, moved or renamed after the inventory, or the token may not see it.",
            "Take the inventory again and adapt plan.yaml, or cancel the item."),
    DESTINATION_TAKEN(
            "The destination path is taken by something Drover did not bring",
            Actor.YOU,
            "A group or project with this path exists at the destination and the journal does not say that this migration made it. Drover never overwrites.",
            "Choose another path in plan.yaml, or have the existing one removed, then retry the item."),
    NAMESPACE_MISSING(
            "The group that should hold the project is not there",
            Actor.YOU,
            "The destination group does not exist, because it failed to move before or is not part of the plan.",
            "Retry the group's item first, or create the group by hand, then retry this item."),
    METHOD_NOT_AVAILABLE(
            "The planned method cannot be used here",
            Actor.YOU,
            "The source cannot export archives with this token, the destination cannot import them, or the method is not built yet.",
            "See `drover assess` for what each instance allows, and change the method in plan.yaml."),
    NOT_ARRIVED(
            "The group or project is not at the destination any more",
            Actor.YOU,
            "The journal says that it arrived, and the destination does not show it. It was deleted or moved after the run, or the token may not see it.",
            "Look for it at the destination; cancel the item when it is gone on purpose."),
    SAME_HOST(
            "Old and new links are on the same host",
            Actor.YOU,
            "Source and destination, or a further address of the source, have the same host. Which of its links are old and which are new cannot be told.",
            "On one instance use GitLab's own transfer, which redirects old paths (doc/user/project/working_with_projects.md)."),
    EXPORT_FAILED(
            "The source could not export",
            Actor.SOURCE_ADMIN,
            "GitLab reports that the export failed. Its background jobs have the reason (doc/user/project/settings/import_export_troubleshooting.md).",
            "Look into the source's Sidekiq log for the project, then retry the item: the export is started anew."),
    IMPORT_FAILED(
            "The destination could not import",
            Actor.DESTINATION_ADMIN,
            "GitLab reports that the import failed and does not retry imports by itself (doc/user/project/settings/import_export_troubleshooting.md).",
            "Look into the destination's log with the correlation id, then retry the item: what was half imported is deleted and imported anew."),
    TRANSFER_ROLE(
            "A role is missing for direct transfer",
            Actor.YOU,
            "The token's user needs to own the group, or maintain the project, at the source, and the group that it goes into (doc/user/group/import/direct_transfer_migrations.md).",
            "Give the user the role, take an administrator's token, or choose file transfer in plan.yaml; then retry the item."),
    TRANSFER_UNDER_WAY(
            "The same group or project is being transferred already",
            Actor.YOU,
            "An import of the same user, started by another run or in the browser, still brings it elsewhere. A second one would delete the files that the first is reading (work item 587565).",
            "Wait until that import has ended, or cancel it, then retry the item."),
    TRANSFER_FAILED(
            "The direct transfer failed",
            Actor.DESTINATION_ADMIN,
            "GitLab gave the group or project up. It was deleted and transferred once more, with the same result; what is left of it is deleted by a retry or a rollback.",
            "See the failures below and the destination's Sidekiq log with the correlation id, mend the cause, then retry the item, or choose file transfer in plan.yaml."),
    TRANSFER_STALE(
            "The direct transfer made no progress for 24 hours",
            Actor.SOURCE_ADMIN,
            "GitLab ends a transfer that has not moved for a day. Mostly the source's export jobs were interrupted: Sidekiq ran out of memory or was restarted (doc/user/group/import/troubleshooting.md).",
            "Look into the source's Sidekiq, give it memory and max_retries_after_interruption, then retry the item: what is half there is deleted and transferred anew."),
    TRANSFER_CANCELED(
            "Somebody cancelled the direct transfer",
            Actor.YOU,
            "The import was cancelled in the browser or over the API, or because all items that it carried were cancelled here.",
            "Find out why, then retry the item: what is half there is deleted and transferred anew."),
    RELATION_IMPORT_FAILED(
            "The destination could not import a relation",
            Actor.DESTINATION_ADMIN,
            "GitLab took an archive with some issues, merge requests, milestones or pipelines, tried several times and gave up "
                    + "(app/workers/projects/import_export/relation_import_worker.rb).",
            "Look into the destination's Sidekiq log for the project, then retry the item: what arrived is left alone, the rest is imported again."),
    ARCHIVE_GONE(
            "The downloaded archive is not on this machine any more",
            Actor.YOU,
            "The archive was downloaded by another worker or deleted from .drover/files, and the source does not keep it longer than 24 hours.",
            "Retry the item: it is exported again."),
    STILL_DELETING(
            "The destination path is still being deleted",
            Actor.DESTINATION_ADMIN,
            "What was at the path is marked for deletion and keeps the path until the instance's deletion period is over.",
            "Have it deleted for good, then retry the item."),
    CHANGED_SINCE(
            "Somebody has changed it at the destination since",
            Actor.YOU,
            "Rolling back would delete work that was done at the destination after the migration.",
            "Save that work, or decide with its author, and delete the group or project by hand."),
    FILES_UNUSABLE(
            "The folder for archives cannot be used",
            Actor.ENVIRONMENT,
            "Archives and mirrors are kept below .drover/files while an item moves. A file there could not be read, written or deleted.",
            "Check free space and permissions, then retry the item.");

    private final Explanation explanation;

    RunProblem(String title, Actor actor, String explanation, String next) {
        this.explanation = new Explanation(title, actor, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
