package io.drover.diagnose;

import static io.drover.diagnose.FailureMode.sign;
import static io.drover.problem.Fact.Kind.CODE;
import static io.drover.problem.Fact.Kind.ENDPOINT;
import static io.drover.problem.Fact.Kind.EXCEPTION;
import static io.drover.problem.Fact.Kind.FINDING;
import static io.drover.problem.Fact.Kind.METHOD;
import static io.drover.problem.Fact.Kind.RELATION;
import static io.drover.problem.Fact.Kind.SAID;
import static io.drover.problem.Fact.Kind.STATE;
import static io.drover.problem.Fact.Kind.STATUS;
import static io.drover.problem.Fact.Kind.STUCK;

import io.drover.problem.Actor;
import io.drover.problem.Observation;
import java.util.List;

/** What goes wrong when the destination pulls by itself. */
final class DirectTransferFailures {
    static final List<FailureMode> ALL = List.of(
            mode("DIRECT_TRANSFER_SWITCHED_OFF", Actor.DESTINATION_ADMIN,
                    "Direct transfer is switched off at one side",
                    "404 from every /bulk_imports (destination) or /export_relations (source) call; or 422 \"Group import disabled on source "
                            + "or destination instance\".",
                    "bulk_import_enabled must be on at both; it is off by default on self-managed instances and answers 404 when off.",
                    "Enable \"Allow migrating GitLab groups and projects by direct transfer\" on both sides.",
                    "doc/administration/settings/import_and_export_settings.md",
                    sign(ENDPOINT, "/bulk_imports").and(STATUS, "404").and(CODE, "GITLAB_NOT_FOUND"),
                    sign(ENDPOINT, "/bulk_imports").and(STATUS, "422").and(SAID, "group-import-disabled"),
                    sign(ENDPOINT, "/projects/:id/export_relations").and(STATUS, "404").and(CODE, "GITLAB_NOT_FOUND"),
                    sign(ENDPOINT, "/groups/:id/export_relations").and(STATUS, "404").and(CODE, "GITLAB_NOT_FOUND"),
                    sign(METHOD, "direct transfer").and(CODE, "GITLAB_NOT_FOUND").and(FINDING, "direct-transfer-off")),
            mode("DIRECT_TRANSFER_STALE", Actor.SOURCE_ADMIN,
                    "A transfer made no progress for 24 hours",
                    "Status timeout of the import or entity.",
                    "Mostly the source: Sidekiq ran out of memory and restarted, its export jobs were interrupted more than three times, and "
                            + "the destination waits for files that never come.",
                    "Ask GET /export_relations/status at the source (anything but 1 is the culprit); raise Sidekiq's memory limit and "
                            + "max_retries_after_interruption; fewer batches at once; then start it again.",
                    "doc/user/group/import/troubleshooting.md",
                    sign(STATE, "timeout")),
            mode("FINISHED_WITH_FAILURES", Actor.YOU,
                    "Finished, but with failures",
                    "Status finished and has_failures true (\"Partially completed\" in the browser).",
                    "Single relations or batches failed while the rest went on. A status of finished says nothing about completeness.",
                    "Read the entity's failures; bring gaps in issues and merge requests with import-relation; complement the rest; verify.",
                    "doc/api/bulk_imports.md",
                    sign(METHOD, "direct transfer").and(STATE, "finished")),
            mode("RELATION_EXPORT_BATCH_FAILED", Actor.SOURCE_ADMIN,
                    "The source could not export a batch",
                    "exception_message \"Batch export ... failed\" or \"Export from source instance failed\".",
                    "The batch's job at the source ran out of disk, memory or statement time.",
                    "Mend the source (the relation's status shows the error), delete the partial copy and start again.",
                    "doc/user/group/import/troubleshooting.md",
                    sign(METHOD, "direct transfer").and(EXCEPTION, "BulkImports::Pipeline::FailedError"),
                    sign(METHOD, "direct transfer").and(SAID, "batch-export-failed"),
                    sign(METHOD, "direct transfer").and(SAID, "batch-export-failed").and(EXCEPTION, "BulkImports::Pipeline::FailedError")),
            mode("SOURCE_ANSWERED_NOT_FOUND", Actor.SOURCE_ADMIN,
                    "The source answered 404 to the destination",
                    "BulkImports::NetworkError \"Unsuccessful response 404 from ... \".",
                    "A prerequisite is missing at the source: setting off, role too low, snippets disabled, or a group whose path consists of "
                            + "digits only (15.4 and earlier).",
                    "Check the prerequisites with the same token; rename such a group.",
                    "doc/user/group/import/troubleshooting.md",
                    sign(METHOD, "direct transfer").and(EXCEPTION, "BulkImports::NetworkError").and(SAID, "source-answered-404")),
            mode("RELATION_FILE_OVER_5_GB", Actor.SOURCE_ADMIN,
                    "A relation's file is larger than the destination downloads",
                    "The repository, LFS objects or uploads fail while everything else arrives.",
                    "bulk_import_max_download_file_size is 5 GiB, fixed on GitLab.com; only these three relations ever reach it.",
                    "Raise it on self-managed instances. Otherwise push the repository and LFS by Git; for uploads take file transfer (issue "
                            + "526344).",
                    "doc/user/group/import/troubleshooting.md",
                    sign(METHOD, "direct transfer").and(SAID, "file-over-size"),
                    sign(METHOD, "direct transfer").and(RELATION, "repository"),
                    sign(METHOD, "direct transfer").and(RELATION, "lfs_objects"),
                    sign(METHOD, "direct transfer").and(RELATION, "uploads"),
                    sign(METHOD, "direct transfer").and(RELATION, "repository").and(FINDING, "large-repositories")),
            mode("SAME_SOURCE_TWICE", Actor.YOU,
                    "Two transfers of the same source group at once",
                    "Relations fail with missing batches or files, at random.",
                    "The second start deletes the batches that the first is still reading.",
                    "Never start a second one before the first has ended; Drover locks each source entity, another tool or person does not.",
                    "work item 587565"),
            mode("ENTITY_PATH_EXISTS", Actor.YOU,
                    "The destination path exists",
                    "422 \"Import failed. '...' already exists. Change the destination and try again.\"",
                    "An earlier partial transfer left a group or project; there is no retry of an entity.",
                    "Delete the partial copy, or choose another slug in plan.yaml.",
                    "lib/import/framework/destination_validator.rb",
                    sign(ENDPOINT, "/bulk_imports").and(STATUS, "422").and(SAID, "path-exists")),
            mode("SOURCE_TOKEN_UNFIT", Actor.YOU,
                    "The source's token does not fit",
                    "422 \"Check that the source instance base URL and the personal access token meet the necessary requirements.\"",
                    "The token is no personal access token, or lacks the scope api, or the URL is not the base URL.",
                    "Make a personal access token with the scope api (and read_repository for sources up to 15.0).",
                    "doc/user/group/import/direct_transfer_migrations.md",
                    sign(ENDPOINT, "/bulk_imports").and(STATUS, "422").and(SAID, "source-url-and-token"),
                    sign(ENDPOINT, "/bulk_imports").and(STATUS, "400")),
            mode("SOURCE_VERSION_UNSUPPORTED", Actor.SOURCE_ADMIN,
                    "The source is too old for direct transfer",
                    "422 \"Unsupported GitLab version. Minimum supported version is '14'.\"",
                    "Groups need 14.0 and projects 14.4 at the source; two minor versions apart at most is supported.",
                    "Upgrade the source, or take file transfer.",
                    "app/models/bulk_import.rb; doc/user/group/import/direct_transfer_migrations.md",
                    sign(ENDPOINT, "/bulk_imports").and(STATUS, "422").and(SAID, "source-version-unsupported"),
                    sign(ENDPOINT, "/bulk_imports").and(STATUS, "422").and(FINDING, "version-gap")),
            mode("ORGANISATIONS_DIFFER", Actor.DESTINATION_ADMIN,
                    "Destination and user belong to different organisations",
                    "\"Destination belongs to a different organization than the current one\".",
                    "Source and destination namespace must be in one organisation, or none of them isolated.",
                    "Transfer within one organisation.",
                    "doc/user/group/import/troubleshooting.md",
                    sign(ENDPOINT, "/bulk_imports").and(STATUS, "422").and(SAID, "other-organization")),
            mode("NOBODY_MAY_CREATE_PROJECTS", Actor.SOURCE_ADMIN,
                    "Groups cannot come with projects because nobody may create projects",
                    "Groups arrive, their projects do not.",
                    "With \"Default minimum role required to create projects\" set to No one at the source instance or group, projects are not "
                            + "taken along.",
                    "Set it to Maintainer at the source for the window.",
                    "doc/user/group/import/direct_transfer_migrations.md"),
            mode("FIVE_AT_A_TIME", Actor.YOU,
                    "A transfer of many projects goes slowly, five at a time",
                    "Entities stay created while five are started.",
                    "One bulk import works on five entities at a time, whatever the number of workers.",
                    "Slice the wave into several imports (six starts a minute and user); Drover does.",
                    "doc/user/group/import/troubleshooting.md; issue 387855",
                    sign(METHOD, "direct transfer").and(STUCK, "import")),
            mode("CANCELED_BY_SOMEBODY", Actor.DESTINATION_ADMIN,
                    "Somebody cancelled the transfer",
                    "Status canceled.",
                    "The user who started it or an administrator cancelled it, in the browser or over the API. Exports already running at the "
                            + "source go on.",
                    "Ask who and why; then delete the partial copy and start again.",
                    "doc/api/bulk_imports.md",
                    sign(STATE, "canceled")),
            mode("NAMES_OVER_255", Actor.SOURCE_ADMIN,
                    "Files with names over 255 characters are left out",
                    "Uploads are missing without a failure.",
                    "Names above the limit of the file system are skipped.",
                    "Rename them at the source.",
                    "doc/user/group/import/_index.md; issue 406685"),
            mode("EMPTY_EXPORT_STATUS", Actor.SOURCE_ADMIN,
                    "The source did not begin to export within five minutes",
                    "A pipeline fails with an empty export status.",
                    "The destination waits five minutes for the source to take up a relation; a starved queue at the source is slower.",
                    "Give the source's Sidekiq room (its own process for importers), then start again.",
                    "doc/user/group/import/_index.md",
                    sign(EXCEPTION, "BulkImports::Pipeline::ExpiredError")));

    private DirectTransferFailures() {}

    private static FailureMode mode(
            String code, Actor actor, String title, String symptom, String cause, String fix, String source, Observation... signs) {
        return FailureMode.of(Area.DIRECT_TRANSFER, code, actor, title, symptom, cause, fix, source, signs);
    }
}
