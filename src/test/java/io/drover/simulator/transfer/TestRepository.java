package io.drover.simulator.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small real repositories. */
final class TestRepository {
    private TestRepository() {}

    /** A bare repository with one commit on main; returns the commit's id. */
    static String withOneCommit(Path bare) throws IOException {
        Files.createDirectories(bare);
        Command.require("init", bare, "git", "init", "--quiet", "--bare", "--initial-branch=main", ".");
        String tree = Command.require("tree", bare, "git", "mktree").strip();
        String sha = Command.require(
                        "commit", bare, "git", "-c", "user.name=A", "-c", "user.email=a@example.com", "commit-tree", tree, "-m", "First")
                .strip();
        Command.require("ref", bare, "git", "update-ref", "refs/heads/main", sha);
        return sha;
    }
}
