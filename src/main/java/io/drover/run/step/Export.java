package io.drover.run.step;

import io.drover.connector.ArchiveExporter;
import io.drover.connector.ArchiveExporter.Download;
import io.drover.connector.ArchiveExporter.ExportStatus;
import io.drover.model.Owner;
import io.drover.model.Scope;
import io.drover.problem.Actor;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Gets a group or project out of the source as an archive. */
public final class Export {
    private Export() {}

    /** Starts an export unless one of ours is running: starting again would throw its work away. */
    public static void start(Worksite site, Owner owner) {
        ArchiveExporter exporter = site.source().exporter();
        // A group export has no status that says it was never started.
        boolean running = owner.scope() == Scope.PROJECT && exporter.status(owner) == ExportStatus.RUNNING;
        if (!running) {
            exporter.start(owner);
        }
    }

    /**
     * Starts the export of a group, which is deprecated and can be switched off or refused where everything else works.
     *
     * @return empty when it has begun, else why the group has to come without an archive. Trouble of network or machine is thrown
     */
    public static Refusal startGroup(Worksite site, Owner group) {
        try {
            start(site, group);
            return new Refusal("");
        } catch (ProblemException e) {
            if (e.problem().actor() == Actor.ENVIRONMENT) {
                throw e;
            }
            return new Refusal(e.problem().code() + ": " + e.problem().what());
        }
    }

    /** @param reason empty when nothing was refused */
    public record Refusal(String reason) {
        public boolean refused() {
            return !reason.isEmpty();
        }
    }

    /** Empty while the source is at it. @throws io.drover.problem.ProblemException {@code EXPORT_FAILED} */
    public static Optional<Boolean> ready(Worksite site, Owner owner) {
        return switch (site.source().exporter().status(owner)) {
            case READY -> Optional.of(true);
            case RUNNING, NONE -> Optional.empty();
            case FAILED -> throw failed(owner);
        };
    }

    private static ProblemException failed(Owner owner) {
        return RunProblem.EXPORT_FAILED.exception("the export's status is failed", owner.fullPath().value());
    }

    /**
     * Empty while there is no archive, although the source said that there was: it has expired after its 24 hours, or another export of the
     * same user's replaced it. Then it is exported again. A download that was cut off goes on where it stopped.
     */
    public static Optional<Download> downloadOrExportAgain(Worksite site, Owner owner, ItemFiles files) {
        Optional<Download> download = downloadIfThere(site, owner, files);
        if (download.isEmpty()) {
            switch (site.source().exporter().status(owner)) {
                case NONE -> site.source().exporter().start(owner);
                case FAILED -> throw failed(owner);
                case READY, RUNNING -> {}
            }
        }
        return download;
    }

    /** Empty while the source is at it. For groups, whose exports have no status. */
    public static Optional<Download> downloadIfThere(Worksite site, Owner owner, ItemFiles files) {
        return site.source().exporter().downloadIfThere(owner, files.exported());
    }

    /** The archive again, when this is not the machine that has it. */
    static Path present(Worksite site, Owner owner, ItemFiles files) {
        Path archive = files.exported();
        if (!Files.exists(archive)) {
            if (site.source().exporter().status(owner) != ExportStatus.READY) {
                throw RunProblem.ARCHIVE_GONE.exception("there is no archive", archive.getFileName() + " of " + owner.fullPath());
            }
            site.source().exporter().download(owner, archive);
        }
        return archive;
    }

    public static PlannedWrite preview(Owner owner) {
        return PlannedWrite.source("export " + owner.scope().name().toLowerCase(java.util.Locale.ROOT) + " " + owner.fullPath() + " and download the archive");
    }

    /** Frees the disk. What is gone already is fine. */
    public static void clean(ItemFiles files) {
        try {
            files.delete();
        } catch (IOException e) {
            throw RunProblem.FILES_UNUSABLE.exception("cannot delete " + e.getClass().getSimpleName(), files.folder().toString(), e);
        }
    }
}
