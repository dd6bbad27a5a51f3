package io.drover.simulator;

import io.drover.simulator.repository.Git;
import io.drover.time.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** An instance whose files are in a temporary folder that goes away with it. */
final class LocalInstance implements Instance, AutoCloseable {
    private final SimulatorOptions options;
    private final Database db;
    private final Random random;
    private final Path home;
    private final Sidekiq sidekiq;
    private final Faults faults;
    private final String url;
    private final Row settings;

    LocalInstance(SimulatorOptions options, String url, Path home) {
        this.options = options;
        this.url = url;
        this.home = home;
        this.db = new Database(options.firstId());
        this.random = new Random(options.seed());
        this.faults = new Faults(options.seed());
        this.sidekiq = new Sidekiq(options.time());
        this.settings = db.table("application_settings").insert(DefaultSettings.columns());
        for (String folder : List.of("repositories", "lfs", "uploads", "temporary")) {
            try {
                Files.createDirectories(home.resolve(folder));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public Database db() {
        return db;
    }

    @Override
    public Time time() {
        return options.time();
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public String url() {
        return url;
    }

    @Override
    public String version() {
        return options.version();
    }

    @Override
    public Row settings() {
        return settings;
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public Path repository(Row project) {
        return bare("project-" + project.id() + ".git", project);
    }

    @Override
    public Path wikiRepository(Row project) {
        return bare("project-" + project.id() + ".wiki.git", project);
    }

    @Override
    public Path groupWikiRepository(Row group) {
        return bare("group-" + group.id() + ".wiki.git", group);
    }

    @Override
    public Path snippetRepository(Row snippet) {
        return bare("snippet-" + snippet.id() + ".git", snippet);
    }

    @Override
    public boolean hasRepository(Row project) {
        return Files.exists(home.resolve("repositories").resolve("project-" + project.id() + ".git"));
    }

    @Override
    public boolean hasWikiRepository(Row project) {
        return Files.exists(home.resolve("repositories").resolve("project-" + project.id() + ".wiki.git"));
    }

    @Override
    public boolean hasGroupWikiRepository(Row group) {
        return Files.exists(home.resolve("repositories").resolve("group-" + group.id() + ".wiki.git"));
    }

    @Override
    public Path lfsObject(String oid) {
        return home.resolve("lfs").resolve(oid.substring(0, 2)).resolve(oid.substring(2, 4)).resolve(oid);
    }

    @Override
    public Path containerBlob(String digest) {
        return home.resolve("registry").resolve(digest.substring(0, 2)).resolve(digest);
    }

    @Override
    public Path packageFile(String sha256) {
        return home.resolve("packages").resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    @Override
    public Path uploads(Row project) {
        return home.resolve("uploads").resolve(Long.toString(project.id()));
    }

    @Override
    public Path temporary() {
        return home.resolve("temporary");
    }

    @Override
    public void later(Duration delay, Runnable job) {
        sidekiq.later(delay.plus(options.sidekiqDelay()), job);
    }

    @Override
    public void close() {
        sidekiq.close();
        deleteTree(home);
    }

    private Path bare(String name, Row owner) {
        Path path = home.resolve("repositories").resolve(name);
        String branch = owner.textOrNull("default_branch");
        Git.initialise(path, Objects.requireNonNullElse(branch, "main"));
        return path;
    }

    /** Tries again, because a job that was just stopped may still have written a file. */
    private static void deleteTree(Path folder) {
        for (int attempt = 0; attempt < 5 && Files.exists(folder); attempt++) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            } catch (IOException | UncheckedIOException e) {
                // Somebody else removed or added a file meanwhile.
                continue;
            }
        }
    }
}
