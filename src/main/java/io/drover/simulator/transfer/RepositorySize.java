package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Bytes a project takes on disk: repository, wiki and uploads. */
final class RepositorySize {
    private RepositorySize() {}

    static long bytes(Instance instance, Row project) {
        long total = 0;
        for (Path root : List.of(instance.repository(project), instance.wikiRepository(project), instance.uploads(project))) {
            total += bytes(root);
        }
        return total;
    }

    private static long bytes(Path root) {
        if (!Files.isDirectory(root)) {
            return 0;
        }
        try (var paths = Files.walk(root)) {
            long total = 0;
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                total += Files.size(path);
            }
            return total;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
