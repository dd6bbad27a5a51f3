package io.drover.cli;

import io.drover.archive.ArchiveLimits;
import io.drover.archive.ArchiveProblem;
import io.drover.console.Console;
import io.drover.console.Console.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every {@code drover archive} command takes. */
final class ArchiveOptions {
    @Parameters(index = "0", paramLabel = "FILE", description = "A project or group export: .tar.gz")
    private Path file = Path.of("");

    @Option(
            names = "--max-unpacked",
            paramLabel = "SIZE",
            converter = ByteSize.class,
            description = "Refuse archives that unpack to more than this. Default: 25600MiB, GitLab's own limit.")
    private long maxUnpacked = ArchiveLimits.GITLAB.unpackedBytes();

    Path file() {
        return file;
    }

    ArchiveLimits limits() {
        return ArchiveLimits.GITLAB.withUnpackedBytes(maxUnpacked);
    }

    /** Counts bytes of the file. */
    Progress progress(Console console, String what) {
        try {
            return console.progress(what, Files.size(file));
        } catch (IOException e) {
            throw ArchiveProblem.ARCHIVE_UNREADABLE.exception("there is no such file, or it may not be read", file.toString(), e);
        }
    }
}
