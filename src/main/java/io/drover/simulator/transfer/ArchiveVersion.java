package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** The three version files of an archive. Only {@code VERSION} is ever checked. */
final class ArchiveVersion {
    private static final int REVISION_LENGTH = 11;

    private ArchiveVersion() {}

    static void write(Path directory, Instance instance) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("VERSION"), ProjectFiles.FORMAT_VERSION);
        Files.writeString(directory.resolve("GITLAB_VERSION"), instance.version());
        Files.writeString(directory.resolve("GITLAB_REVISION"), revision(instance.version()));
    }

    private static String revision(String version) {
        byte[] digest = ProjectFiles.sha256().digest(version.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest).substring(0, REVISION_LENGTH);
    }

    /** @throws TransferException when the archive was not written for this importer */
    static void check(Path directory) throws IOException {
        Path file = directory.resolve("VERSION");
        if (!Files.isRegularFile(file)) {
            throw new TransferException("No such file or directory @ rb_sysopen - VERSION");
        }
        String version = Files.readString(file, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("").strip();
        if (!version.matches("\\d+\\.\\d+(\\.\\d+)?.*")) {
            throw new TransferException("Incorrect VERSION format");
        }
        if (!version.equals(ProjectFiles.FORMAT_VERSION)) {
            throw new TransferException("Import version mismatch: Required " + ProjectFiles.FORMAT_VERSION + " but was " + version);
        }
    }
}
