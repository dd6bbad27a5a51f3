package io.drover.diagnose;

import static io.drover.diagnose.FailureMode.sign;
import static io.drover.problem.Fact.Kind.CODE;
import static io.drover.problem.Fact.Kind.ENDPOINT;
import static io.drover.problem.Fact.Kind.FIELD;
import static io.drover.problem.Fact.Kind.FINDING;
import static io.drover.problem.Fact.Kind.KIND;
import static io.drover.problem.Fact.Kind.SAID;
import static io.drover.problem.Fact.Kind.STAGE;
import static io.drover.problem.Fact.Kind.STATUS;
import static io.drover.problem.Fact.Kind.STUCK;

import io.drover.problem.Actor;
import io.drover.problem.Observation;
import java.util.List;

/** Why an import ends with status failed and leaves nothing usable. */
final class ImportFailures {
    static final List<FailureMode> ALL = List.of(
            mode("IMPORT_KILLED", Actor.DESTINATION_ADMIN,
                    "The import's job was killed",
                    "import_status failed, import_error \"command exited with error code 15 ...\"; or started until it is called stuck.",
                    "Sidekiq got a SIGTERM: a restart, a deployment, an eviction in Kubernetes, too little memory. GitLab does not retry "
                            + "imports.",
                    "Retry the item: the half-imported project is deleted and imported anew. Keep deployments out of the window and give "
                            + "Sidekiq memory.",
                    "doc/user/project/settings/import_export_troubleshooting.md",
                    sign(CODE, "IMPORT_FAILED"),
                    sign(CODE, "IMPORT_FAILED").and(SAID, "killed-by-signal")),
            mode("IMPORT_STUCK", Actor.DESTINATION_ADMIN,
                    "The import stands still",
                    "import_status stays started; GitLab fails it after 15 hours (\"Marked stuck import jobs as failed\").",
                    "The worker died without a heartbeat, or its queue is starved. \"Work still in progress\" in Sidekiq's log means memory.",
                    "Look for the job id in Sidekiq's log; restart the import by retrying the item; on self-managed instances the rake task "
                            + "gitlab:import_export:import runs without Sidekiq.",
                    "doc/user/project/settings/import_export_troubleshooting.md; doc/administration/raketasks/project_import_export.md",
                    sign(STUCK, "import"),
                    sign(CODE, "IMPORT_FAILED").and(SAID, "marked-stuck"),
                    sign(CODE, "WAITED_TOO_LONG").and(STAGE, "import")),
            mode("GROUP_IMPORT_SILENT", Actor.DESTINATION_ADMIN,
                    "A group import ended without a group",
                    "POST /groups/import answered 202 and the group never appears, or appears without what it should hold.",
                    "Group imports have neither id nor status: an archive that is refused later leaves only lines in the importer's log.",
                    "Look for GroupImportWorker in the log; run `drover archive check` on the archive; retry the item.",
                    "doc/api/group_import_export.md",
                    sign(STUCK, "import").and(KIND, "group"),
                    sign(CODE, "WAITED_TOO_LONG").and(STAGE, "import").and(KIND, "group")),
            mode("ARCHIVE_FORMAT_MISMATCH", Actor.YOU,
                    "The archive's format number is not the importer's",
                    "import_error \"Import version mismatch: Required 0.2.4 but was ...\" or \"Incorrect VERSION format\".",
                    "The file VERSION is the only version check: it must hold 0.2.4. Very old or hand-made archives have another or none.",
                    "Run `drover archive check`; export again with a supported version.",
                    "lib/gitlab/import_export/version_checker.rb",
                    sign(CODE, "ARCHIVE_VERSION_WRONG"),
                    sign(CODE, "ARCHIVE_VERSION_MISSING"),
                    sign(CODE, "IMPORT_FAILED").and(SAID, "archive-version-mismatch"),
                    sign(CODE, "IMPORT_FAILED").and(SAID, "archive-version-garbage")),
            mode("ARCHIVE_WITHOUT_TREE", Actor.YOU,
                    "The archive has the old form with one project.json",
                    "import_error \"invalid import format\".",
                    "Archives from before 13.0 hold one JSON file; importers refuse them since 15.11 (groups 15.8).",
                    "Upgrade the source and export again.",
                    "doc/user/project/settings/import_export.md",
                    sign(CODE, "ARCHIVE_NO_TREE"),
                    sign(CODE, "ARCHIVE_LEGACY"),
                    sign(CODE, "IMPORT_FAILED").and(SAID, "archive-without-tree")),
            mode("ARCHIVE_LINE_OVER_50_MB", Actor.SOURCE_ADMIN,
                    "One record is longer than 50 MB",
                    "import_error \"Incorrect JSON format\".",
                    "One line of a relation file is one record with all that is nested in it, and is cut at 50 MiB. Merge requests with huge "
                            + "diffs or thousands of notes reach it.",
                    "Run `drover archive check` to see which record; take out that merge request, or cap its diffs, or use direct transfer "
                            + "(the same limit holds per row there).",
                    "lib/gitlab/import_export/json/ndjson_reader.rb; issue 421433",
                    sign(CODE, "ARCHIVE_LINE_TOO_LONG"),
                    sign(CODE, "ARCHIVE_NOT_JSON"),
                    sign(CODE, "IMPORT_FAILED").and(SAID, "incorrect-json")),
            mode("DECOMPRESSED_TOO_LARGE", Actor.DESTINATION_ADMIN,
                    "The archive is too large once decompressed",
                    "import_error \"Decompressed archive size validation failed.\"",
                    "Decompressed archives are limited to 25 GiB, and measuring them must end within 210 seconds.",
                    "Raise max_decompressed_archive_size and decompress_archive_file_timeout for the window; on GitLab.com move the repository "
                            + "by Git and strip it from the archive.",
                    "doc/administration/settings/import_and_export_settings.md",
                    sign(CODE, "IMPORT_FAILED").and(SAID, "decompressed-size"),
                    sign(CODE, "IMPORT_FAILED").and(FINDING, "decompressed-size"),
                    sign(CODE, "ARCHIVE_TOO_LARGE"),
                    sign(CODE, "ARCHIVE_BOMB")),
            mode("IMPORT_OVER_LIMIT", Actor.DESTINATION_ADMIN,
                    "The archive is larger than max_import_size",
                    "POST /projects/import answers 413 or 400.",
                    "max_import_size is 5 GiB on GitLab.com and unlimited by default elsewhere.",
                    "Raise it for the window; above 5 GiB on GitLab.com import from an object storage (10 GiB), or leave the repository out "
                            + "and push it.",
                    "doc/administration/settings/import_and_export_settings.md; doc/user/gitlab_com/_index.md",
                    sign(CODE, "GITLAB_UPLOAD_TOO_LARGE").and(FINDING, "export-size"),
                    sign(ENDPOINT, "/projects/import").and(STATUS, "400").and(FINDING, "export-size")),
            mode("ARCHIVE_HAS_LINKS", Actor.YOU,
                    "The archive holds links",
                    "import_error \"File shares hard link\".",
                    "Two entries for one file make the importer wipe the folder and fail; symbolic links are dropped in silence. Some tar "
                            + "libraries write links for equal files.",
                    "Pack it again without links: `drover archive rewrite` does.",
                    "lib/gitlab/import_export/file_importer.rb",
                    sign(CODE, "ARCHIVE_LINK"),
                    sign(CODE, "IMPORT_FAILED").and(SAID, "hard-link")),
            mode("BUNDLE_CANNOT_BE_RESTORED", Actor.SOURCE_ADMIN,
                    "The repository bundle cannot be restored",
                    "import_error names Gitaly, CreateRepositoryFromBundle or fsck.",
                    "The bundle is incomplete or needs commits that are not in it, or its objects are so malformed that Gitaly's check refuses "
                            + "them (zero-padded modes, broken dates in old histories).",
                    "Run git fsck on the source's repository and git bundle verify on the bundle; push such a history by Git, with the check "
                            + "relaxed at the destination.",
                    "doc/administration/gitaly/consistency_checks.md",
                    sign(CODE, "ARCHIVE_BAD_BUNDLE"),
                    sign(CODE, "IMPORT_FAILED").and(SAID, "bundle-not-restored"),
                    sign(CODE, "IMPORT_FAILED").and(FINDING, "large-repositories")),
            mode("LFS_OBJECT_NOT_LISTED", Actor.SOURCE_ADMIN,
                    "An LFS object in the archive is not in its list",
                    "import_status failed; NoMethodError in the log while LFS objects are restored.",
                    "Where lfs-objects.json exists, every file below lfs-objects/ needs a key in it.",
                    "Export again; or run `drover archive check` and correct the list.",
                    "lib/gitlab/import_export/lfs_restorer.rb",
                    sign(CODE, "ARCHIVE_LFS_UNLISTED")),
            mode("AVATAR_REFUSED", Actor.SOURCE_ADMIN,
                    "An avatar breaks the rules of the destination",
                    "import_status failed without a hint at the avatar.",
                    "Avatars must be images of at most 200 KiB; the exception of the upload rules ends the whole import.",
                    "Remove or replace the avatar at the source and export again.",
                    "lib/gitlab/import_export/avatar_restorer.rb",
                    sign(CODE, "ARCHIVE_BAD_AVATAR")),
            mode("RUNNER_SETTING_MISMATCH", Actor.DESTINATION_ADMIN,
                    "Instance runners are on in the project and off in the group",
                    "import_error says that instance (shared) runners cannot be enabled because the parent group does not allow it.",
                    "The project's setting is imported as it is and then fails the validation against the group.",
                    "Enable instance runners on the destination group for the window, or disable them in the source project.",
                    "doc/user/project/settings/import_export_troubleshooting.md; issue 276930",
                    sign(CODE, "IMPORT_FAILED").and(SAID, "runners-not-allowed")),
            mode("PATH_STILL_TAKEN", Actor.YOU,
                    "The path belongs to a project that waits for its deletion",
                    "400 \"has already been taken\", although nobody sees a project there.",
                    "Deleted projects and groups keep their path until the deletion period is over (7 days on GitLab.com), unless deleted for "
                            + "good.",
                    "Have it deleted immediately (Owner: Settings, General, Advanced; API: permanently_remove), or choose another path.",
                    "doc/user/project/working_with_projects.md; doc/api/projects.md",
                    sign(CODE, "GITLAB_PATH_TAKEN"),
                    sign(CODE, "STILL_DELETING"),
                    sign(CODE, "WAITED_TOO_LONG").and(STAGE, "prepare")),
            mode("PATH_OR_NAME_RESERVED", Actor.YOU,
                    "The path is reserved or not allowed",
                    "400 or 422 with messages for path or name.",
                    "Some words are reserved at top level or for projects, and paths must not begin or end with a special character nor end in "
                            + ".git or .atom.",
                    "Choose another path in plan.yaml; `drover assess` proposes one.",
                    "doc/user/reserved_names.md",
                    sign(ENDPOINT, "/projects/import").and(STATUS, "400").and(FINDING, "path-name"),
                    sign(ENDPOINT, "/projects/import").and(STATUS, "422").and(FINDING, "path-name"),
                    sign(ENDPOINT, "/groups").and(STATUS, "400").and(FINDING, "path-name")),
            mode("VISIBILITY_NOT_ALLOWED", Actor.DESTINATION_ADMIN,
                    "The visibility is restricted at the destination",
                    "The project arrives private, or creating a group answers 400 with a message for visibility_level.",
                    "Nothing may be more visible than its group, and administrators restrict levels; GitLab.com has no internal projects.",
                    "Decide which groups may be public, allow the level for the window, or accept private.",
                    "doc/user/project/settings/import_export.md",
                    sign(ENDPOINT, "/groups").and(STATUS, "400").and(FIELD, "visibility_level"),
                    sign(ENDPOINT, "/groups").and(STATUS, "400").and(FINDING, "visibility-cap"),
                    sign(FINDING, "visibility-cap").and(CODE, "GITLAB_REFUSED_INPUT")),
            mode("REMOTE_IMPORT_HEADERS", Actor.ENVIRONMENT,
                    "The object storage answers without length or with the wrong type",
                    "POST /projects/remote-import ends failed at once.",
                    "The server must send Content-Length (at most 10 GB) and Content-Type application/gzip; storages often say "
                            + "application/x-tar or octet-stream.",
                    "Set the content type when uploading the archive.",
                    "doc/api/project_import_export.md",
                    sign(ENDPOINT, "/projects/remote-import").and(STATUS, "400"),
                    sign(ENDPOINT, "/projects/remote-import").and(STATUS, "422")));

    private ImportFailures() {}

    private static FailureMode mode(
            String code, Actor actor, String title, String symptom, String cause, String fix, String source, Observation... signs) {
        return FailureMode.of(Area.IMPORT, code, actor, title, symptom, cause, fix, source, signs);
    }
}
