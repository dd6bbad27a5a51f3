package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Unpacks the files of single relations, with the same limits as an archive's. */
public final class RelationFiles {
    private final long sizeLimit;

    public RelationFiles(Instance instance) {
        this.sizeLimit = ProjectImport.sizeLimit(instance);
    }

    /**
     * One value for each line of a packed file of lines.
     *
     * @throws RestoreException when a line is not JSON or longer than GitLab reads
     */
    public List<@Nullable Object> lines(Path packed) throws IOException {
        return lines(packed, TreeFiles.LINE_LIMIT);
    }

    List<@Nullable Object> lines(Path packed, int lineLimit) throws IOException {
        Path directory = Objects.requireNonNull(packed.toAbsolutePath().getParent());
        Path plain = Files.createTempFile(directory, "relation", ".ndjson");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed), 1 << 16);
                OutputStream out = Files.newOutputStream(plain)) {
            long size = in.transferTo(out);
            if (sizeLimit > 0 && size > sizeLimit) {
                throw new RestoreException("BulkImports::FileDecompressionService::ServiceError", "Decompressed archive size validation failed.");
            }
        }
        try {
            return new TreeFiles(directory, lineLimit).lines(String.valueOf(plain.getFileName()));
        } catch (TransferException e) {
            throw new RestoreException("Gitlab::ImportExport::Error", String.valueOf(e.getMessage()));
        } finally {
            Files.deleteIfExists(plain);
        }
    }

    /**
     * Unpacks an archive of files.
     *
     * @throws RestoreException when it is too large, or no archive
     */
    public void unpack(Path archive, Path directory) throws IOException {
        try {
            Tarball.unpack(archive, directory, sizeLimit);
        } catch (TransferException e) {
            throw new RestoreException("BulkImports::FileDecompressionService::ServiceError", String.valueOf(e.getMessage()));
        }
    }

    public static void delete(Path directory) {
        Tarball.delete(directory);
    }
}
