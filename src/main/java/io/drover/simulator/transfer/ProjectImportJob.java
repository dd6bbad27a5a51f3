package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs one project's import in the background and keeps its state. */
final class ProjectImportJob {
    private final Instance instance;
    private final ImportStates states;
    private final Row project;
    private final Row importer;
    private final Map<String, @Nullable Object> overrides;

    ProjectImportJob(Instance instance, Row project, Row importer, Map<String, @Nullable Object> overrides) {
        this.instance = instance;
        this.states = new ImportStates(instance);
        this.project = project;
        this.importer = importer;
        this.overrides = overrides;
    }

    /** What makes the archive available, called on the worker's thread. */
    @FunctionalInterface
    interface Source {
        Path archive() throws IOException;
    }

    void schedule(Source source, Runnable afterwards) {
        instance.later(Duration.ZERO, () -> {
            states.started(project);
            instance.later(Duration.ZERO, () -> run(source, afterwards));
        });
    }

    private void run(Source source, Runnable afterwards) {
        Path archive = null;
        try {
            archive = source.archive();
            boolean fails = instance.faults().importFails(project.text("full_path"));
            ImportFailures failures = new ImportFailures(instance.db(), instance.time(), project, project.text("import_correlation_id"));
            new ProjectImport(instance, project, importer, overrides, failures).run(archive, () -> {
                if (fails) {
                    // What a killed Sidekiq worker leaves behind.
                    throw new TransferException("command exited with error code 15");
                }
            });
            if (states.unfinished(project)) {
                afterwards.run();
                states.finished(project);
            }
        } catch (IOException | UncheckedIOException | TransferException e) {
            states.failed(project, Objects.toString(e.getMessage(), e.toString()));
        } catch (RuntimeException e) {
            states.failed(project, "An error occurred during import: " + e);
        } finally {
            delete(archive);
        }
    }

    private static void delete(@Nullable Path archive) {
        try {
            if (archive != null) {
                Files.deleteIfExists(archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
