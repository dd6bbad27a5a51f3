package io.drover.diagnose;

import static io.drover.diagnose.FailureMode.sign;
import static io.drover.problem.Fact.Kind.CODE;
import static io.drover.problem.Fact.Kind.FINDING;
import static io.drover.problem.Fact.Kind.KIND;
import static io.drover.problem.Fact.Kind.STAGE;
import static io.drover.problem.Fact.Kind.STUCK;

import io.drover.problem.Actor;
import io.drover.problem.Observation;
import java.util.List;

/** Why a source does not give its archive. */
final class ExportFailures {
    static final List<FailureMode> ALL = List.of(
            mode("EXPORT_KILLED", Actor.SOURCE_ADMIN,
                    "The export's job was killed",
                    "export_status failed; the log says \"command exited with error code 15 and Unable to save ... into ...\".",
                    "Sidekiq got a SIGTERM, mostly while tar was running: a restart, a deployment, or too little memory. GitLab retries an "
                            + "export a few times and then gives up.",
                    "Retry the item at a quieter hour; have Sidekiq's memory limit raised (the memory killer restarts it at 2 GB by default).",
                    "doc/user/project/settings/import_export_troubleshooting.md",
                    sign(CODE, "EXPORT_FAILED")),
            mode("EXPORT_STATEMENT_TIMEOUT", Actor.SOURCE_ADMIN,
                    "A database statement of the export took too long",
                    "export_status failed; the log says \"PG::QueryCanceled: ERROR: canceling statement due to statement timeout\".",
                    "Projects with very many pipelines, merge requests or notes make the export's queries slow.",
                    "Delete old pipelines at the source, or have the batch size reduced by the feature flag of issue 456948. Or move the "
                            + "history in slices.",
                    "doc/user/project/settings/import_export_troubleshooting.md; issue 456948",
                    sign(CODE, "EXPORT_FAILED").and(FINDING, "many-pipelines")),
            mode("EXPORT_DISK_FULL", Actor.SOURCE_ADMIN,
                    "The source has no room for its archive",
                    "export_status failed, \"No space left on device\" in the log.",
                    "The source writes the whole tree, the bundle and the archive below its shared or temporary folder, for each running "
                            + "export.",
                    "Free space at the source (shared/tmp/gitlab_exports, /tmp), or export fewer projects at once.",
                    "doc/user/project/settings/import_export_troubleshooting.md",
                    sign(CODE, "EXPORT_FAILED").and(FINDING, "export-size"),
                    sign(CODE, "EXPORT_FAILED").and(FINDING, "large-repositories")),
            mode("EXPORT_STUCK_QUEUED", Actor.SOURCE_ADMIN,
                    "The export waits in the source's queue",
                    "export_status stays queued or started for hours.",
                    "Sidekiq's queue for imports and exports is starved, or all 25 slots for concurrent exports are taken.",
                    "Give the feature category importers its own Sidekiq process; look at concurrent_relation_export_limit; wait.",
                    "doc/administration/sidekiq/configuration_for_imports.md; doc/administration/settings/import_and_export_settings.md",
                    sign(STUCK, "export"),
                    sign(CODE, "WAITED_TOO_LONG").and(STAGE, "export")),
            mode("GROUP_EXPORT_FAILED_SILENTLY", Actor.SOURCE_ADMIN,
                    "A group export failed and nothing says so",
                    "GET /groups/:id/export/download answers 404 for ever.",
                    "Group exports have no status endpoint: a failed one looks like one that is not ready yet.",
                    "Look into the source's log for GroupExportWorker, then retry the item; or let Drover create the group over the API.",
                    "doc/api/group_import_export.md",
                    sign(STUCK, "export").and(KIND, "group"),
                    sign(CODE, "WAITED_TOO_LONG").and(STAGE, "export").and(KIND, "group")),
            mode("EXPORT_OVER_LIMIT", Actor.SOURCE_ADMIN,
                    "The project is larger than max_export_size",
                    "POST /projects/:id/export answers 400.",
                    "max_export_size limits what an instance exports (40 GiB on GitLab.com, unlimited by default elsewhere).",
                    "Raise max_export_size for the window, or choose direct transfer, or move the repository by Git.",
                    "doc/administration/settings/import_and_export_settings.md; doc/user/gitlab_com/_index.md",
                    sign(CODE, "GITLAB_EXPORT_TOO_LARGE"),
                    sign(CODE, "GITLAB_EXPORT_TOO_LARGE").and(FINDING, "export-size")),
            mode("EXPORT_OF_ANOTHER_USER", Actor.YOU,
                    "The export belongs to another user",
                    "A finished export answers 404 at its download, or its status is none.",
                    "Start, status and download of an export are seen only by the user who started it, and starting again deletes that user's "
                            + "previous export.",
                    "Use one token from the start to the download. Do not start exports by hand with the migration user during the run.",
                    "lib/api/project_export.rb",
                    sign(CODE, "GITLAB_NOT_FOUND").and(STAGE, "download")),
            mode("EXPORT_EXPIRED", Actor.YOU,
                    "The archive was deleted after 24 hours",
                    "GET /projects/:id/export/download answers 404 \"has expired\".",
                    "GitLab deletes an export a day after it was made. A run that was paused overnight meets this.",
                    "Retry the item: it exports again.",
                    "doc/api/project_import_export.md",
                    sign(CODE, "GITLAB_EXPORT_GONE"),
                    sign(CODE, "ARCHIVE_GONE")),
            mode("DOWNLOAD_LIMIT_PER_NAMESPACE", Actor.YOU,
                    "Downloads are limited to one a minute",
                    "429 at GET /projects/:id/export/download.",
                    "The documentation says one download a project and minute; the code counts by user and namespace.",
                    "Nothing: Drover waits for its turn. For a big group in a short window have \"Project export download\" raised at the "
                            + "source.",
                    "doc/administration/settings/import_export_rate_limits.md; lib/api/project_export.rb",
                    sign(CODE, "TOO_MANY_REQUESTS").and(STAGE, "download")),
            mode("DOWNLOAD_IS_NO_ARCHIVE", Actor.SOURCE_ADMIN,
                    "What was downloaded is no archive",
                    "A file of some bytes (42 bytes and the like) or an HTML page in place of the archive; \"not in gzip format\".",
                    "The export ended early, or a proxy answered in place of the instance.",
                    "Retry the item. If it repeats, download once with curl and look at what comes.",
                    "runbooks of GitLab Professional Services (42-byte archives)",
                    sign(CODE, "ARCHIVE_NOT_GZIP"),
                    sign(CODE, "ARCHIVE_TRUNCATED"),
                    sign(CODE, "GITLAB_DOWNLOAD_DAMAGED")),
            mode("PRESIGNED_URL_TOO_SHORT", Actor.YOU,
                    "The upload URL of an export expired or refused the archive",
                    "An export with upload[url] ends failed after the tree was written.",
                    "GitLab puts the finished archive to the URL with Content-Type application/gzip; the URL must outlive the whole export and "
                            + "be signed for that type, and S3 takes 5 GB in one PUT.",
                    "Sign the URL for a day and for the content type; above 5 GB download instead.",
                    "doc/api/project_import_export.md; issue 430277"));

    private ExportFailures() {}

    private static FailureMode mode(
            String code, Actor actor, String title, String symptom, String cause, String fix, String source, Observation... signs) {
        return FailureMode.of(Area.EXPORT, code, actor, title, symptom, cause, fix, source, signs);
    }
}
