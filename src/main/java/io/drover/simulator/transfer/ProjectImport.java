package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills a project from an archive, in the order in which GitLab's restorers run: repository, wiki, tree, avatar, uploads, LFS objects, snippets. Whatever
 * ends an import is a {@link TransferException}; what only one record suffers is in {@link ImportFailures}.
 */
final class ProjectImport {
    private static final long MEGABYTE = 1024L * 1024;
    private static final long DEFAULT_DECOMPRESSED_MEGABYTES = 25_600;

    private final Instance instance;
    private final Row project;
    private final Row importer;
    private final Map<String, @Nullable Object> overrides;
    private final ImportFailures failures;

    ProjectImport(Instance instance, Row project, Row importer, Map<String, @Nullable Object> overrides, ImportFailures failures) {
        this.instance = instance;
        this.project = project;
        this.importer = importer;
        this.overrides = overrides;
        this.failures = failures;
    }

    /** What may go wrong on purpose, between two restorers. */
    @FunctionalInterface
    interface HalfWay {
        void reached();
    }

    /** @throws TransferException when the import fails */
    void run(Path archive, HalfWay halfWay) throws IOException {
        Path directory = Files.createTempDirectory(Files.createDirectories(instance.temporary()), "import-");
        try {
            Tarball.unpack(archive, directory, sizeLimit(instance));
            ArchiveVersion.check(directory);
            restoreRepository(directory.resolve("project.bundle"), instance.repository(project));
            restoreRepository(directory.resolve("project.wiki.bundle"), instance.wikiRepository(project));
            TreeFiles tree = new TreeFiles(directory.resolve("tree"), TreeFiles.LINE_LIMIT);
            ProjectTree restored = new ProjectTree(instance, project, importer, failures);
            restored.restore(tree, overrides, halfWay);
            Uploads.restoreAvatar(instance, project, directory);
            Uploads.restore(instance, project, directory);
            LfsObjects.restore(instance, project, directory);
            Snippets.restore(instance, project, directory.resolve("snippets"));
        } finally {
            Tarball.delete(directory);
        }
    }

    static long sizeLimit(Instance instance) {
        Long megabytes = instance.settings().numberOrNull("max_decompressed_archive_size");
        return (megabytes == null ? DEFAULT_DECOMPRESSED_MEGABYTES : megabytes) * MEGABYTE;
    }

    static void restoreRepository(Path bundle, Path repository) {
        if (Files.isRegularFile(bundle)) {
            Bundles.restore(bundle, repository);
        }
    }

    /** Points HEAD to the branch that {@code project.json} names, if it exists. */
    static void pointHead(Path repository, @Nullable Object named) {
        if (named instanceof String branch && Bundles.commit(repository, "refs/heads/" + branch).isPresent()) {
            Command.run(repository, "git", "symbolic-ref", "HEAD", "refs/heads/" + branch);
        }
    }
}
