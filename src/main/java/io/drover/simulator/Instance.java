package io.drover.simulator;

import io.drover.time.Time;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Everything one simulated GitLab consists of, as its endpoints and workers see it. */
public interface Instance {
    Database db();

    Time time();

    /** Seeded; used for tokens, secrets and faults. */
    RandomGenerator random();

    /** Base URL without trailing slash. */
    String url();

    /** Such as {@code 18.5.1-ee}. */
    String version();

    /** Whether it has the licensed features, which Community Edition does not. */
    default boolean enterprise() {
        return version().endsWith("-ee");
    }

    /** Application settings, one row. */
    Row settings();

    /** Bare repository of a project, wiki ({@code .wiki}) or snippet: {@code repositories/project-7.git}, {@code project-7.wiki.git}, {@code snippet-3.git}. */
    Path repository(Row project);

    Path wikiRepository(Row project);

    /** {@code group-7.wiki.git}. */
    Path groupWikiRepository(Row group);

    Path snippetRepository(Row snippet);

    /** Whether the repository was ever asked for; {@link #repository} makes an empty one. */
    default boolean hasRepository(Row project) {
        return Files.isDirectory(repository(project));
    }

    default boolean hasWikiRepository(Row project) {
        return Files.isDirectory(wikiRepository(project));
    }

    default boolean hasGroupWikiRepository(Row group) {
        return Files.isDirectory(groupWikiRepository(group));
    }

    /** Content-addressed store of LFS objects and uploads. */
    Path lfsObject(String oid);

    /** Content-addressed store of the container registry; {@code digest} in hex. */
    Path containerBlob(String digest);

    /** Content-addressed store of the package registry; {@code sha256} in hex. */
    Path packageFile(String sha256);

    /** {@code <uploads>/<project id>/<secret>/<file name>}. */
    Path uploads(Row project);

    Path temporary();

    /** What goes wrong on purpose. */
    Faults faults();

    /** Runs {@code job} later, as Sidekiq would: after {@code delay} of this instance's time, on another thread. */
    void later(Duration delay, Runnable job);
}
