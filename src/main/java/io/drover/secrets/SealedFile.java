package io.drover.secrets;

import io.drover.config.Secret;
import io.drover.config.Workspace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.core.JacksonException;

/**
 * {@code secrets.sealed}: new secrets, a line each, on disk before anybody says that a token was made. A line that a crash cut off counts
 * as not there, so the token it was for is revoked and made again. Thread-safe, and safe beside another process.
 */
public final class SealedFile {
    private final Path file;
    private final SealingKey key;
    private final ReentrantLock lock = new ReentrantLock();

    public SealedFile(Path file, SealingKey key) {
        this.file = file;
        this.key = key;
    }

    public static Path file(Workspace workspace) {
        return workspace.root().resolve("secrets.sealed");
    }

    /** Returns when the line has reached the disk. The entry comes without a box. */
    public void add(SealedEntry entry, Secret secret) {
        SealedEntry sealed = entry.with(key.seal(secret.reveal().getBytes(StandardCharsets.UTF_8), entry.words()));
        lock.lock();
        try (FileChannel channel = OwnerOnly.open(file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
                FileLock other = channel.lock()) {
            String line = (other.isValid() && wholeLines(channel) ? "" : "\n") + sealed.line() + "\n";
            channel.position(channel.size());
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw SecretsProblem.SECRETS_FILE_UNUSABLE.exception("it cannot be written", file.toString(), e);
        } finally {
            lock.unlock();
        }
    }

    private static boolean wholeLines(FileChannel channel) throws IOException {
        if (channel.size() == 0) {
            return true;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        channel.read(last, channel.size() - 1);
        return last.get(0) == '\n';
    }

    /** Every whole line, oldest first; empty when nothing was sealed yet. */
    public List<SealedEntry> entries() {
        return entries(file);
    }

    private static List<SealedEntry> entries(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<SealedEntry> entries = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                whole(line).ifPresent(entries::add);
            }
        } catch (IOException e) {
            throw SecretsProblem.SECRETS_FILE_UNUSABLE.exception("it cannot be read", file.toString(), e);
        }
        return entries;
    }

    private static Optional<SealedEntry> whole(String line) {
        try {
            return Optional.of(SealedEntry.parse(line));
        } catch (JacksonException | IllegalArgumentException | DateTimeException cutOff) {
            return Optional.empty();
        }
    }

    /** What the newest line for each thing holds. @throws io.drover.problem.ProblemException when a line was sealed for another key */
    public static List<Opened> open(Path file, SealingKey.Unlocked key) {
        List<SealedEntry> newest = new ArrayList<>();
        for (SealedEntry entry : entries(file)) {
            newest.removeIf(entry::sameThing);
            newest.add(entry);
        }
        return newest.stream().map(entry -> open(file, entry, key)).toList();
    }

    private static Opened open(Path file, SealedEntry entry, SealingKey.Unlocked key) {
        try {
            return new Opened(entry, new Secret(new String(key.open(entry.boxed(), entry.words()), StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw SecretsProblem.SECRETS_FILE_UNUSABLE.exception("the line for " + entry.owner() + " " + entry.key() + " does not open", file.toString(), e);
        }
    }

    /** A line and its secret. */
    public record Opened(SealedEntry entry, Secret secret) {}
}
