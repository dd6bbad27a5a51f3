package io.drover.simulator.transfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a project's import stands; kept in the project's own columns. */
final class ImportStates {
    /** After this long GitLab gives an import up (doc/development/import_project.md). */
    static final Duration LONGEST = Duration.ofHours(15);

    private static final Set<String> UNFINISHED = Set.of("scheduled", "started");
    private static final int CORRELATION_BYTES = 13;

    private final Instance instance;

    ImportStates(Instance instance) {
        this.instance = instance;
    }

    /** Columns of a project that is about to be imported. */
    Map<String, @Nullable Object> scheduled() {
        byte[] id = new byte[CORRELATION_BYTES];
        instance.random().nextBytes(id);
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("import_type", "gitlab_project");
        columns.put("import_status", "scheduled");
        columns.put("import_error", null);
        columns.put("import_correlation_id", HexFormat.of().withUpperCase().formatHex(id));
        columns.put("import_scheduled_at", instance.time().now());
        return columns;
    }

    void started(Row project) {
        project.set("import_status", "started");
    }

    void finished(Row project) {
        project.set("import_status", "finished");
    }

    void failed(Row project, String error) {
        project.set("import_error", error).set("import_status", "failed");
    }

    /** Whether the import may still go on; marks it failed when it took too long. */
    boolean unfinished(Row project) {
        String status = project.textOrNull("import_status");
        if (status == null || !UNFINISHED.contains(status)) {
            return false;
        }
        Instant since = project.time("import_scheduled_at");
        if (since != null && !since.plus(LONGEST).isAfter(instance.time().now())) {
            failed(project, "Import timed out. Import took longer than " + LONGEST.toSeconds() + " seconds");
            return false;
        }
        return true;
    }

    /** The answer of {@code GET /projects/:id/import}. */
    Map<String, @Nullable Object> present(Row project) {
        unfinished(project);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", project.id());
        body.put("description", project.get("description"));
        body.put("name", project.get("name"));
        body.put("name_with_namespace", FullNames.of(instance.db(), project));
        body.put("path", project.get("path"));
        body.put("path_with_namespace", project.text("full_path"));
        body.put("created_at", project.get("created_at"));
        String status = project.textOrNull("import_status");
        body.put("import_status", status == null ? "none" : status);
        body.put("import_type", project.get("import_type"));
        body.put("correlation_id", project.get("import_correlation_id"));
        body.put("failed_relations", ImportFailures.shown(instance.db(), project));
        body.put("import_error", project.get("import_error"));
        body.put("stats", null);
        return body;
    }
}
