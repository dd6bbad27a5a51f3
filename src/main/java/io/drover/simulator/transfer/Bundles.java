package io.drover.simulator.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Git bundles, written and read by the {@code git} program. */
final class Bundles {
    private static final String HEADS = "refs/heads/";

    private Bundles() {}

    /**
     * Writes every ref of a bare repository, GitLab's own among them ({@code refs/merge-requests/*}, {@code refs/keep-around/*}), into one bundle.
     * Returns false, and writes nothing, when the repository is absent or empty: git refuses to bundle nothing.
     */
    static boolean write(Path repository, Path bundle) {
        if (!Files.isDirectory(repository) || !hasRefs(repository)) {
            return false;
        }
        createDirectories(Objects.requireNonNull(bundle.toAbsolutePath().getParent()));
        Command.require("bundle", repository, "git", "bundle", "create", "--quiet", bundle.toAbsolutePath().toString(), "--all");
        return true;
    }

    private static boolean hasRefs(Path repository) {
        return !Command.require("refs", repository, "git", "for-each-ref", "--count=1").isBlank();
    }

    /** Fetches every ref of a bundle into a bare repository, made here when absent, and points HEAD where the bundle's HEAD points. @throws TransferException */
    static void restore(Path bundle, Path repository) {
        String file = bundle.toAbsolutePath().toString();
        createDirectories(repository);
        if (!Files.exists(repository.resolve("HEAD"))) {
            Command.require("13:create repository", repository, "git", "init", "--quiet", "--bare", ".");
        }
        Command.require("13:fetch bundle", repository, "git", "bundle", "verify", "--quiet", file);
        Command.require("13:fetch bundle", repository, "git", "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--update-head-ok", file, "+refs/*:refs/*");
        head(repository, file).ifPresent(branch -> Command.require("13:set HEAD", repository, "git", "symbolic-ref", "HEAD", HEADS + branch));
    }

    /** The branch the bundle's HEAD stands on; a bundle names the commit only, so the first of main, master and all others that agrees. */
    private static Optional<String> head(Path repository, String bundle) {
        String head = null;
        java.util.List<String> candidates = new java.util.ArrayList<>();
        String listing = Command.require("13:fetch bundle", repository, "git", "bundle", "list-heads", bundle);
        for (String line : listing.split("\n")) {
            if (line.endsWith(" HEAD")) {
                head = line.substring(0, line.indexOf(' '));
            }
        }
        for (String line : listing.split("\n")) {
            int space = line.indexOf(' ');
            if (space > 0 && line.startsWith(HEADS, space + 1) && (head == null || head.equals(line.substring(0, space)))) {
                candidates.add(line.substring(space + 1 + HEADS.length()));
            }
        }
        return java.util.stream.Stream.of("main", "master").filter(candidates::contains).findFirst().or(() -> candidates.stream().findFirst());
    }

    static Optional<String> defaultBranch(Path repository) {
        if (!Files.isDirectory(repository)) {
            return Optional.empty();
        }
        Command.Result result = Command.run(repository, "git", "symbolic-ref", "--short", "HEAD");
        return result.ok() ? Optional.of(result.output().strip()) : Optional.empty();
    }

    static Optional<String> commit(Path repository, String ref) {
        if (!Files.isDirectory(repository)) {
            return Optional.empty();
        }
        Command.Result result = Command.run(repository, "git", "rev-parse", "--verify", "--quiet", ref + "^{commit}");
        return result.ok() ? Optional.of(result.output().strip()) : Optional.empty();
    }

    private static void createDirectories(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
