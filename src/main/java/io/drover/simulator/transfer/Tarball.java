package io.drover.simulator.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.GZIPInputStream;

/** Packs and unpacks archives with GNU tar, with the importer's checks around it. */
final class Tarball {
    private static final int CHUNK = 1 << 16;

    private Tarball() {}

    static void pack(Path directory, Path archive) {
        Command.require("tar", directory, "tar", "-czf", archive.toAbsolutePath().toString(), "-C", directory.toAbsolutePath().toString(), ".");
    }

    /**
     * Unpacks as GitLab does: measure, extract, set modes, delete symbolic links and pipes, refuse hard links.
     *
     * @param sizeLimit greatest decompressed size in bytes; 0 for none
     * @throws TransferException when the importer refuses the archive
     */
    static void unpack(Path archive, Path directory, long sizeLimit) throws IOException {
        measure(archive, sizeLimit);
        Files.createDirectories(directory);
        Command.require("Unable to decompress", directory, "tar", "--no-same-owner", "-zxf", archive.toAbsolutePath().toString(), "-C", directory.toAbsolutePath().toString());
        Command.require("chmod", directory, "chmod", "-R", "u+rwX,go+rX,go-w", directory.toAbsolutePath().toString());
        clean(directory);
    }

    private static void measure(Path archive, long limit) throws IOException {
        long size = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = new GZIPInputStream(Files.newInputStream(archive), CHUNK)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                size += read;
                if (limit > 0 && size > limit) {
                    throw new TransferException("Decompressed archive size validation failed.");
                }
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new TransferException("Decompressed archive size validation failed.");
        }
    }

    private static void clean(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isRegularFile()) {
                    Files.delete(file);
                } else if ((int) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1) {
                    throw new TransferException("File shares hard link");
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static void delete(Path directory) {
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
