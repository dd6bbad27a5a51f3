package io.drover.archive;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/** What can be wrong with an export archive. */
public enum ArchiveProblem implements ProblemCode {
    ARCHIVE_UNREADABLE(
            "The archive file could not be read",
            Actor.ENVIRONMENT,
            "The file is missing, is not a regular file, or the disk or its permissions refuse the read.",
            "Check the path, the permissions and the disk, then start again."),
    ARCHIVE_UNWRITABLE(
            "The new archive could not be written",
            Actor.ENVIRONMENT,
            "The folder is missing or not writable, or the disk is full. Nothing is left behind: the new archive appears only when it is complete.",
            "Free space or choose another folder, then start again."),
    ARCHIVE_NOT_GZIP(
            "Not a gzip-compressed tar file",
            Actor.YOU,
            "GitLab imports only tar.gz files. A plain tar, a zip, or a download that is really an HTML error page looks like this.",
            "Download the export again; its first two bytes must be 1f 8b."),
    ARCHIVE_IS_LFS_POINTER(
            "A Git LFS pointer, not an archive",
            Actor.YOU,
            "Somebody committed the archive to a repository that keeps large files in Git LFS, and only the pointer was checked out.",
            "Run 'git lfs pull' where the file came from, or download the export again."),
    ARCHIVE_TRUNCATED(
            "The archive ends too early",
            Actor.YOU,
            "The file stops in the middle of the compressed data or of an entry. Interrupted downloads and full disks do this.",
            "Download or build the archive again and compare its size with what the server announced."),
    ARCHIVE_BASE_TOO_LARGE(
            "Too large even without what goes on its own",
            Actor.DESTINATION_ADMIN,
            "The archive was cut: Git and LFS are pushed, issues, merge requests and pipelines are imported apart, uploads are left behind. What remains is "
                    + "imported in one piece, and that piece is larger than max_import_size or max_decompressed_archive_size "
                    + "(doc/administration/settings/import_and_export_settings.md).",
            "Have the limit raised for the time of the migration, or let this project go as repository only."),
    ARCHIVE_CORRUPT(
            "The archive is damaged",
            Actor.YOU,
            "The compressed data, its checksum or a tar header is not what a tar.gz file may hold.",
            "Download or build the archive again. If it happens twice, ask for the export to be made again."),
    ARCHIVE_UNSAFE_PATH(
            "An entry points outside the archive",
            Actor.YOU,
            "Absolute names, '..' and unprintable names can overwrite files elsewhere when the archive is unpacked. GitLab never writes such names.",
            "Do not use this archive; find out who changed it."),
    ARCHIVE_LINK(
            "An entry is a link",
            Actor.YOU,
            "GitLab deletes symbolic links after unpacking and refuses the whole import for a hard link (\"File shares hard link\").",
            "Make the export again, or pack it again with regular files only (tar --dereference --hard-dereference)."),
    ARCHIVE_SPECIAL_FILE(
            "An entry is neither a file nor a folder",
            Actor.YOU,
            "Devices, FIFOs, sparse files and other special entries have no place in an export.",
            "Do not use this archive; find out who changed it."),
    ARCHIVE_DUPLICATE_ENTRY(
            "Two entries have the same name",
            Actor.YOU,
            "Which of the two wins depends on the program that unpacks. One reader could be shown something else than another.",
            "Make the export again, or pack it again from an unpacked folder."),
    ARCHIVE_BOMB(
            "The archive unpacks to more than the limit",
            Actor.YOU,
            "Either it is hostile, or it is larger than the limit. GitLab has one too: max_decompressed_archive_size, 25600 MiB by default"
                    + " (doc/administration/settings/import_and_export_settings.md).",
            "If you trust the archive, raise the limit here (--max-unpacked) and on the destination."),
    ARCHIVE_TOO_MANY_ENTRIES(
            "The archive holds more entries than the limit",
            Actor.YOU,
            "A file with millions of tiny entries exhausts the disk's inodes.",
            "If you trust the archive, raise the limit."),
    ARCHIVE_VERSION_WRONG(
            "The archive's format version is not the one GitLab imports",
            Actor.YOU,
            "GitLab compares the VERSION file with its own constant, 0.2.4 since GitLab 13, and refuses everything else.",
            "Export again from a newer GitLab."),
    ARCHIVE_VERSION_MISSING(
            "The archive has no VERSION file",
            Actor.YOU,
            "GitLab refuses a project import without it. The file is not a GitLab project export, or somebody packed it again by hand.",
            "Make the export again, or pack the folder again with its VERSION file."),
    ARCHIVE_NO_TREE(
            "The archive has no relation tree",
            Actor.YOU,
            "A project archive needs tree/project.json, a group archive tree/groups/_all.ndjson. Without them GitLab says \"invalid import format\".",
            "Make the export again. An archive packed one folder too high or too low looks like this, too."),
    ARCHIVE_LEGACY(
            "An archive from before GitLab 13",
            Actor.YOU,
            "Everything is in one project.json at the top. GitLab stopped importing these in 15.11 (groups: 15.8).",
            "Import it into a GitLab of version 13 to 15 and export it again from there."),
    ARCHIVE_LINE_TOO_LONG(
            "A line is longer than GitLab reads",
            Actor.YOU,
            "GitLab reads relation files line by line, at most 50 MiB of each, and gives up on the whole import when one is longer."
                    + " Merge requests with enormous diffs do this.",
            "Drop the relation (archive rewrite --drop), or shrink that record at the source and export again."),
    ARCHIVE_BLANK_LINE(
            "A relation file has a blank line",
            Actor.YOU,
            "GitLab parses every line as JSON; a blank one is \"Incorrect JSON format\" and ends the import.",
            "Remove the blank line; the usual cause is an edit by hand."),
    ARCHIVE_NOT_UTF8(
            "A relation file is not plain UTF-8",
            Actor.YOU,
            "A byte order mark or bytes that are not UTF-8 make GitLab say \"Incorrect JSON format\" and end the import.",
            "Make the export again; editors that add byte order marks are the usual cause."),
    ARCHIVE_NOT_JSON(
            "A line is not JSON",
            Actor.YOU,
            "Every line of a relation file must be one JSON document. GitLab ends the import at the first that is not.",
            "Make the export again, or mend the line."),
    ARCHIVE_TOO_LARGE(
            "The archive is larger than the destination accepts",
            Actor.DESTINATION_ADMIN,
            "GitLab refuses an upload over max_import_size (doc/administration/settings/import_and_export_settings.md); GitLab.com takes 5 GB.",
            "Raise the limit on the destination, or make the archive smaller (archive rewrite --drop ci_pipelines)."),
    ARCHIVE_BAD_BUNDLE(
            "A Git bundle that GitLab cannot import",
            Actor.YOU,
            "A repository that cannot be restored ends the import: the file is not a bundle, is a Git LFS pointer, or needs commits that are not in it.",
            "Make the export again; check the bundle with 'git bundle verify'."),
    ARCHIVE_BAD_AVATAR(
            "An avatar that GitLab refuses",
            Actor.YOU,
            "The avatar is larger than 200 KiB or not an image. The upload rules raise an error, and it ends the whole import.",
            "Change or remove the avatar at the source and export again."),
    ARCHIVE_LFS_UNLISTED(
            "An LFS object without its entry in lfs-objects.json",
            Actor.YOU,
            "When lfs-objects.json is there, every file of lfs-objects/ must be a key in it, or the import ends with an error.",
            "Make the export again, or leave lfs-objects.json out: then all objects are linked to the project."),
    ARCHIVE_BAD_GROUP(
            "A group of the archive is incomplete",
            Actor.YOU,
            "Every id in tree/groups/_all.ndjson needs its <id>.json with the same id inside.",
            "Make the export again.");

    private final Explanation explanation;

    ArchiveProblem(String title, Actor actor, String explanation, String next) {
        this.explanation = new Explanation(title, actor, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
