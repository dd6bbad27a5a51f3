package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Faults;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.time.ManualTime;
import io.drover.time.Time;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.random.RandomGenerator;

/** An instance without a server: rows, files and a queue of jobs that runs when a test says so. */
final class LaboratoryInstance implements Instance {
    final ManualTime time = new ManualTime(Instant.parse("2026-01-19T18:05:16.775Z"));
    private final Database db;
    private final Path home;
    private final Queue<Runnable> jobs = new ArrayDeque<>();
    private final Random random = new Random(1);
    private final Faults faults = new Faults(1);
    private final Row settings;
    String version = "18.5.1-ee";

    LaboratoryInstance(Path home, long firstId) {
        this.home = home;
        this.db = new Database(firstId);
        this.settings = db.table("application_settings").insert(Map.of("default_branch_protection", 0));
    }

    Row user(String username, String name, boolean admin) {
        Row user = db.table("users").insert(columns(
                "username", username, "name", name, "email", username + "@example.com", "public_email", username + "@example.com", "admin", admin, "state", "active"));
        db.table("namespaces").insert(columns("type", "User", "path", username, "name", name, "full_path", username, "route", username, "owner_id", user.id(), "visibility_level", 20));
        return user;
    }

    Row group(String path, Row owner) {
        Row group = db.table("namespaces").insert(columns("type", "Group", "path", path, "name", path, "full_path", path, "route", path, "visibility_level", 20));
        member("Namespace", group, owner, 50);
        return group;
    }

    Row member(String type, Row source, Row user, int level) {
        return db.table("members").insert(columns(
                "source_type", type, "source_id", source.id(), "user_id", user.id(), "access_level", level, "notification_level", 3,
                "created_at", time.now(), "updated_at", time.now()));
    }

    Row project(String path, Row namespace) {
        String fullPath = namespace.text("full_path") + "/" + path;
        return db.table("projects").insert(columns(
                "path", path, "name", path, "full_path", fullPath, "route", fullPath, "namespace_id", namespace.id(), "visibility_level", 0,
                "created_at", time.now(), "updated_at", time.now()));
    }

    /** Runs every job, and the jobs they start. */
    void runJobs() {
        for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
            job.run();
        }
    }

    /** Runs the next job only. */
    void runOneJob() {
        jobs.remove().run();
    }

    static Map<String, Object> columns(Object... pairs) {
        Map<String, Object> columns = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            columns.put((String) pairs[i], pairs[i + 1]);
        }
        return columns;
    }

    @Override
    public Database db() {
        return db;
    }

    @Override
    public Time time() {
        return time;
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public String url() {
        return "http://gitlab.example.com";
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Row settings() {
        return settings;
    }

    @Override
    public Path repository(Row project) {
        return home.resolve("repositories/project-" + project.id() + ".git");
    }

    @Override
    public Path wikiRepository(Row project) {
        return home.resolve("repositories/project-" + project.id() + ".wiki.git");
    }

    @Override
    public Path groupWikiRepository(Row group) {
        return home.resolve("repositories/group-" + group.id() + ".wiki.git");
    }

    @Override
    public Path snippetRepository(Row snippet) {
        return home.resolve("repositories/snippet-" + snippet.id() + ".git");
    }

    @Override
    public boolean hasRepository(Row project) {
        return Files.isDirectory(repository(project));
    }

    @Override
    public boolean hasWikiRepository(Row project) {
        return Files.isDirectory(wikiRepository(project));
    }

    @Override
    public Path packageFile(String sha256) {
        return home.resolve("packages").resolve(sha256);
    }

    @Override
    public Path containerBlob(String digest) {
        return home.resolve("registry").resolve(digest);
    }

    @Override
    public Path lfsObject(String oid) {
        return home.resolve("lfs").resolve(oid);
    }

    @Override
    public Path uploads(Row project) {
        return home.resolve("uploads").resolve(Long.toString(project.id()));
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public Path temporary() {
        return home.resolve("tmp");
    }

    @Override
    public void later(Duration delay, Runnable job) {
        jobs.add(job);
    }
}
