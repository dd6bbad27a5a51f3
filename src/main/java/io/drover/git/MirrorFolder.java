package io.drover.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A mirror on disk, which says of itself whether its last fetch came to its end: refs and locks of one that did not look like any others. */
record MirrorFolder(Path path) {
    private static final Logger LOG = LoggerFactory.getLogger(MirrorFolder.class);
    private static final String MARK = "drover-mirrored";

    boolean whole() {
        return Files.exists(path.resolve(MARK));
    }

    /** Deletes what is not whole. */
    void begin() {
        if (whole()) {
            change(() -> Files.delete(path.resolve(MARK)));
        } else if (Files.exists(path)) {
            change(this::delete);
        }
    }

    void end() {
        change(() -> Files.createFile(path.resolve(MARK)));
    }

    /** Out of the way first: the git of a killed process may still be writing into it. What resists is deleted with the item's files. */
    private void delete() throws IOException {
        Path aside = Files.createTempDirectory(path.toAbsolutePath().getParent(), "cut-off");
        Files.move(path, aside.resolve("mirror"));
        try (Stream<Path> all = Files.walk(aside)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("{} stays for now", aside, e);
        }
    }

    private interface Change {
        void make() throws IOException;
    }

    private void change(Change change) {
        try {
            change.make();
        } catch (IOException e) {
            throw GitProblem.GIT_REPOSITORY_DAMAGED.exception("its folder cannot be changed", path.toString(), e);
        }
    }
}
