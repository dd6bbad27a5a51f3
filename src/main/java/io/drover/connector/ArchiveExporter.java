package io.drover.connector;

import io.drover.model.Owner;
import java.nio.file.Path;
import java.util.Optional;

/**
 * File exports of groups and projects. Exports belong to the token that starts them, and a new one deletes the old
 * (doc/api/project_import_export.md, lib/api/project_export.rb).
 */
public interface ArchiveExporter {
    /** Starts an export. 6 per minute per user. Starting again deletes the previous one. */
    void start(Owner owner);

    /** Groups have no status endpoint: for them READY or RUNNING as the download answers. */
    ExportStatus status(Owner owner);

    /**
     * Downloads the finished export to {@code file}; an interrupted download resumes from {@code file}.part. 1 per minute per user and
     * namespace. The archive expires 24 h after it was made.
     *
     * @return size and digest of what is on disk
     */
    Download download(Owner owner, Path file);

    /**
     * The same, empty while there is no archive. For groups: nothing but the download tells that their export is over, and asking counts as
     * downloading does, so it is better to ask for the file at once.
     */
    Optional<Download> downloadIfThere(Owner owner, Path file);

    /** Where an export is. */
    enum ExportStatus {
        NONE,
        RUNNING,
        READY,
        FAILED
    }

    record Download(long bytes, String sha256) {}
}
