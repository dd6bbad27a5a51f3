package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Repositories of snippets. */
final class Snippets {
    private static final int MOST_FILES = 10;

    private Snippets() {}

    /** @throws TransferException when a bundle is not a valid snippet repository: that fails the whole import */
    static void restore(Instance instance, Row project, Path directory) throws IOException {
        for (Row snippet : instance.db().table("snippets").where("project_id", project.id())) {
            Path bundle = directory.resolve(ProjectFiles.snippetBundle(snippet));
            Path repository = instance.snippetRepository(snippet);
            if (Files.isRegularFile(bundle)) {
                Bundles.restore(bundle, repository);
                validate(repository);
            } else if (snippet.has("content") && !snippet.text("content").isEmpty()) {
                fromContent(snippet, repository);
            }
        }
    }

    private static void validate(Path repository) {
        long branches = Command.require("13:snippet", repository, "git", "for-each-ref", "refs/heads").lines().count();
        long files = Bundles.commit(repository, "HEAD").isEmpty() ? 0 : Command.require("13:snippet", repository, "git", "ls-tree", "-r", "--name-only", "HEAD").lines().count();
        if (branches != 1) {
            throw new TransferException("Repository has more than one branch");
        }
        if (files == 0 || files > MOST_FILES) {
            throw new TransferException(files == 0 ? "Repository must contain at least 1 file" : "Repository files count over the limit");
        }
    }

    /** A snippet without a bundle gets a repository with its one file. */
    private static void fromContent(Row snippet, Path repository) throws IOException {
        String name = snippet.textOrNull("file_name");
        Path file = Files.createTempFile("snippet", ".txt");
        try {
            Files.writeString(file, snippet.text("content"), StandardCharsets.UTF_8);
            Files.createDirectories(repository);
            if (!Files.exists(repository.resolve("HEAD"))) {
                Command.require("13:snippet", repository, "git", "init", "--quiet", "--bare", "--initial-branch=main", ".");
            }
            String blob = Command.require("13:snippet", repository, "git", "hash-object", "-w", file.toString()).strip();
            String path = name == null || name.isBlank() ? "snippetfile1.txt" : name;
            Command.require("13:snippet", repository, "git", "read-tree", "--empty");
            Command.require("13:snippet", repository, "git", "update-index", "--add", "--cacheinfo", "100644," + blob + "," + path);
            String tree = Command.require("13:snippet", repository, "git", "write-tree").strip();
            String commit = Command.require("13:snippet", repository, "git", "-c", "user.name=GitLab", "-c", "user.email=gitlab@example.com", "commit-tree", tree, "-m", "Initial commit").strip();
            Command.require("13:snippet", repository, "git", "update-ref", "HEAD", commit);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
