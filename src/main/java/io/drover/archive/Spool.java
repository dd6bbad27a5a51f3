package io.drover.archive;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Bytes whose number must be known before they can be written on (tar wants sizes first): in memory while they are few, then in a file. */
final class Spool extends OutputStream {
    private static final int MEMORY_BYTES = 1 << 20;

    private final Path folder;
    private @Nullable ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable Path file;
    private @Nullable OutputStream fileStream;
    private long size;

    Spool(Path folder) {
        this.folder = folder;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        size += length;
        ByteArrayOutputStream kept = memory;
        if (kept != null && size <= MEMORY_BYTES) {
            kept.write(bytes, offset, length);
            return;
        }
        if (kept != null) {
            file = Files.createTempFile(folder, ".drover-", ".part");
            fileStream = new java.io.BufferedOutputStream(Files.newOutputStream(file), 64 << 10);
            kept.writeTo(fileStream);
            memory = null;
        }
        java.util.Objects.requireNonNull(fileStream).write(bytes, offset, length);
    }

    long size() {
        return size;
    }

    /** Everything written so far; writing on is not possible after this. */
    InputStream read() throws IOException {
        ByteArrayOutputStream kept = memory;
        if (kept != null) {
            return new ByteArrayInputStream(kept.toByteArray());
        }
        java.util.Objects.requireNonNull(fileStream).close();
        return Files.newInputStream(java.util.Objects.requireNonNull(file));
    }

    @Override
    public void close() throws IOException {
        try {
            if (fileStream != null) {
                fileStream.close();
            }
        } finally {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        }
    }
}
