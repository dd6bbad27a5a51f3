package io.drover.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Writes an export archive: regular files only, in the order they are added, with constant times, owners and modes, so that the same files in the
 * same order give the same bytes. The archive appears under its name only with {@link #complete()}; before, it is a hidden file beside it. Not
 * thread-safe; compresses on all cores.
 *
 * <pre>{@code
 * try (ArchiveWriter archive = ArchiveWriter.create(file)) {
 *     archive.add("VERSION", "0.2.4");
 *     archive.add("tree/project.json", "{\"visibility_level\":0}");
 *     archive.add("project.bundle", bundle);
 *     Written written = archive.complete();
 * }
 * }</pre>
 */
public final class ArchiveWriter implements AutoCloseable {
    /** The format version GitLab compares with its own: Gitlab::ImportExport::VERSION. */
    public static final String FORMAT_VERSION = "0.2.4";

    private final Path target;
    private final Path part;
    private final MessageDigest digest;
    private final ParallelGzipStream gzip;
    private final TarWriter tar;
    private final NameSet names = new NameSet();
    private boolean completed;

    /**
     * What was written.
     *
     * @param bytes  size of the archive file
     * @param sha256 of the archive file, 64 lower-case hex digits
     */
    public record Written(Path file, long bytes, String sha256) {}

    private ArchiveWriter(Path target, Path part, MessageDigest digest, ParallelGzipStream gzip) {
        this.target = target;
        this.part = part;
        this.digest = digest;
        this.gzip = gzip;
        this.tar = new TarWriter(gzip);
    }

    /** @throws io.drover.problem.ProblemException ({@link ArchiveProblem#ARCHIVE_UNWRITABLE}) when the folder is missing or not writable */
    public static ArchiveWriter create(Path target) {
        Path whole = target.toAbsolutePath();
        Path folder = folderOf(whole);
        try {
            if (!Files.isDirectory(folder)) {
                throw ArchiveProblem.ARCHIVE_UNWRITABLE.exception("there is no such folder", folder.toString());
            }
            Path part = Files.createTempFile(folder, "." + whole.getFileName(), ".part");
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return new ArchiveWriter(whole, part, digest, new ParallelGzipStream(new DigestOutputStream(Files.newOutputStream(part), digest)));
        } catch (IOException e) {
            throw unwritable(whole, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Adds a text as UTF-8, exactly: no line end is added. */
    public void add(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(name, bytes.length, new ByteArrayInputStream(bytes));
    }

    public void add(String name, Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            add(name, Files.size(file), content);
        } catch (IOException e) {
            throw unreadable(file.toString(), e);
        }
    }

    /**
     * Adds exactly {@code size} bytes of {@code content}, which is not closed.
     *
     * @throws IllegalArgumentException when the name is not a plain relative one, was added before, or the content has another size
     */
    public void add(String name, long size, InputStream content) {
        requireNew(name);
        try {
            tar.file(name, size, content);
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Lets {@code writing} produce an entry whose size is not known yet; it is kept in a file beside the archive when it is large. */
    public void add(String name, Writing writing) {
        try (Spool spool = spool()) {
            writing.to(spool);
            try (InputStream content = spool.read()) {
                add(name, spool.size(), content);
            }
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    /** Room for content whose size is not known yet. */
    Spool spool() {
        return new Spool(folderOf(target));
    }

    /** Writes the content of one entry. */
    @FunctionalInterface
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Finishes the archive and moves it to its place in one step, replacing what was there. */
    public Written complete() {
        try {
            tar.finish();
            gzip.close();
            long bytes = Files.size(part);
            move();
            completed = true;
            return new Written(target, bytes, HexFormat.of().formatHex(digest.digest()));
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private void move() throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Without {@link #complete()} before it, everything written is thrown away. */
    @Override
    public void close() {
        if (completed) {
            return;
        }
        try {
            gzip.abandon();
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw unwritable(part, e);
        }
    }

    private void requireNew(String name) {
        String clean = EntryName.clean(name, target.toString());
        if (!clean.equals(name)) {
            throw new IllegalArgumentException("not a plain name: " + Quoted.of(name));
        }
        if (!names.add(name)) {
            throw new IllegalArgumentException("added before: " + Quoted.of(name));
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    private static RuntimeException unwritable(Path where, IOException e) {
        return ArchiveProblem.ARCHIVE_UNWRITABLE.exception(String.format(Locale.ROOT, "writing failed: %s", e.getMessage()), where.toString(), e);
    }

    private static RuntimeException unreadable(String where, IOException e) {
        return ArchiveProblem.ARCHIVE_UNREADABLE.exception("reading failed: " + e.getClass().getSimpleName(), where, e);
    }
}
