package io.drover.simulator.transfer;

import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Export jobs and their finished files. Each belongs to one project or group and to the user who asked for it: nobody else sees it, and a new request
 * deletes it (doc/api/project_import_export.md).
 */
final class Exports {
    static final Duration KEPT = Duration.ofHours(24);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-SSS").withZone(ZoneOffset.UTC);
    private static final int NAME_LENGTH = 51;
    private static final String JOBS = "project_export_jobs";
    private static final String FILES = "import_export_uploads";

    private final Instance instance;

    Exports(Instance instance) {
        this.instance = instance;
    }

    /** What an export produces: called on a worker's thread with an empty directory to fill. */
    @FunctionalInterface
    interface Contents {
        void writeTo(Path directory) throws IOException;
    }

    /** What happens to a finished file, beside being kept. */
    @FunctionalInterface
    interface Afterwards {
        void finished(Path archive) throws IOException;
    }

    /** Queues an export after deleting what this user exported before. */
    void start(String owner, Row of, Row user, Contents contents, Afterwards afterwards) {
        file(owner, of, user).ifPresent(this::delete);
        Row job = db().table(JOBS).insert(columns(owner, of, user, Map.of("status", "queued", "created_at", instance.time().now())));
        instance.later(Duration.ZERO, () -> {
            job.set("status", "started");
            instance.later(Duration.ZERO, () -> run(owner, of, user, job, contents, afterwards));
        });
    }

    private void run(String owner, Row of, Row user, Row job, Contents contents, Afterwards afterwards) {
        Path directory = null;
        try {
            directory = Files.createTempDirectory(Files.createDirectories(instance.temporary()), "export-");
            contents.writeTo(directory);
            Path archive = Files.createDirectories(instance.temporary().resolve("exports")).resolve(job.id() + "-" + owner + ".tar.gz");
            Tarball.pack(directory, archive);
            afterwards.finished(archive);
            file(owner, of, user).ifPresent(this::delete);
            db().table(FILES).insert(columns(owner, of, user, Map.of(
                    "export_file", archive.toString(), "file_name", fileName(of), "created_at", instance.time().now())));
            job.set("status", "finished");
        } catch (IOException | RuntimeException e) {
            job.set("status", "failed").set("error", Objects.toString(e.getMessage(), e.toString()));
        } finally {
            if (directory != null) {
                Tarball.delete(directory);
            }
        }
    }

    /** {@code none, queued, started, finished, regeneration_in_progress} or {@code failed}; the first that applies. */
    String status(String owner, Row of, Row user) {
        List<Row> jobs = mine(JOBS, owner, of, user);
        boolean queued = jobs.stream().anyMatch(job -> job.text("status").equals("queued"));
        boolean started = jobs.stream().anyMatch(job -> job.text("status").equals("started"));
        boolean exists = file(owner, of, user).isPresent();
        if ((queued || started) && exists) {
            return "regeneration_in_progress";
        }
        if (queued || started) {
            return queued ? "queued" : "started";
        }
        if (exists) {
            return "finished";
        }
        return !jobs.isEmpty() && jobs.getLast().text("status").equals("failed") ? "failed" : "none";
    }

    /** The finished file, unless it is older than a day. */
    Optional<Row> file(String owner, Row of, Row user) {
        Instant oldest = instance.time().now().minus(KEPT);
        Optional<Row> file = mine(FILES, owner, of, user).stream().reduce((first, second) -> second);
        if (file.isPresent() && !Objects.requireNonNull(file.get().time("created_at")).isAfter(oldest)) {
            delete(file.get());
            return Optional.empty();
        }
        return file;
    }

    private void delete(Row file) {
        db().table(FILES).delete(file);
        try {
            Files.deleteIfExists(Path.of(file.text("export_file")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Row> mine(String table, String owner, Row of, Row user) {
        return db().table(table).where(owner + "_id", of.id()).stream()
                .filter(row -> Objects.equals(row.get("user_id"), user.id()))
                .toList();
    }

    private static Map<String, @Nullable Object> columns(String owner, Row of, Row user, Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> columns = new HashMap<>(more);
        columns.put(owner + "_id", of.id());
        columns.put("user_id", user.id());
        return columns;
    }

    private String fileName(Row of) {
        String path = of.text("full_path").replace('/', '_');
        String name = STAMP.format(instance.time().now()) + "_" + path;
        return name.substring(0, Math.min(name.length(), NAME_LENGTH)) + "_export.tar.gz";
    }

    private Database db() {
        return instance.db();
    }
}
