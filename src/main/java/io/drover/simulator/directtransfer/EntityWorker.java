package io.drover.simulator.directtransfer;

import io.drover.simulator.Row;
import io.drover.simulator.transfer.RestoreException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Brings one entity: asks the source for an export, then runs pipeline after pipeline, waiting where an export is not ready. Each step is a job of its own, so
 * that an import can be cancelled in between (app/workers/bulk_imports).
 */
final class EntityWorker {
    /** An export of which the source knows nothing yet is waited for so long (lib/bulk_imports/pipeline.rb). */
    private static final Duration EMPTY_EXPORT = Duration.ofMinutes(5);
    /** GitLab looks every ten seconds; whoever looks sooner at first has a small project sooner. */
    private static final Duration LONGEST_POLL = Duration.ofSeconds(10);
    private static final Duration FIRST_POLL = Duration.ofMillis(20);
    private static final int NETWORK_ERRORS = 10;
    private static final int EXPORT_REQUESTS = 5;

    private final Transfer transfer;
    private final Imports imports;
    private final Row entity;
    private final Runnable ended;
    private List<Step> steps = List.of();
    private final List<Tracker> trackers = new ArrayList<>();

    EntityWorker(Transfer transfer, Imports imports, Runnable ended) {
        this.transfer = transfer;
        this.imports = imports;
        this.entity = transfer.entity();
        this.ended = ended;
    }

    void start() {
        steps = Stages.of(transfer);
        steps.forEach(step -> trackers.add(Tracker.create(transfer.instance(), entity, step)));
        later(Duration.ZERO, () -> requestExport(1));
    }

    private void later(Duration delay, Runnable job) {
        transfer.instance().later(delay, job);
    }

    private boolean moving() {
        imports.upToDate(transfer.bulk());
        return Imports.is(entity, Imports.STARTED);
    }

    private void requestExport(int attempt) {
        if (!moving()) {
            return;
        }
        try {
            boolean batched = transfer.sourceVersion().atLeast(GitLabVersion.EXPORTS_BATCHES);
            transfer.source().post(transfer.resource() + "/export_relations" + (batched ? "?batched=true" : ""));
            later(Duration.ZERO, () -> advance(0, FIRST_POLL));
        } catch (NetworkError e) {
            if (e.retriable() && attempt < EXPORT_REQUESTS) {
                later(e.retryDelay(), () -> requestExport(attempt + 1));
                return;
            }
            transfer.failed("export_request_worker", "BulkImports::NetworkError", e.message(), Map.of());
            end(Imports.FAILED);
        }
    }

    /** Does the step, unless it must wait; then the next one. */
    private void advance(int at, Duration poll) {
        if (!moving()) {
            return;
        }
        if (at == steps.size()) {
            finish();
            return;
        }
        Step step = steps.get(at);
        if (transfer.instance().faults().workerDies(transfer.sourceFullPath() + " " + step.name())) {
            // What runs out of memory leaves no word: the entity stands still until it is found to be stale.
            return;
        }
        Optional<Duration> wait = attempt(step, trackers.get(at), poll);
        if (wait.isPresent()) {
            Duration next = wait.get().multipliedBy(2);
            later(wait.get(), () -> advance(at, next.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : next));
        } else {
            transfer.touch();
            later(Duration.ZERO, () -> advance(at + 1, FIRST_POLL));
        }
    }

    /** Empty when the step is over, well or not; else how long to wait before it is tried again. */
    private Optional<Duration> attempt(Step step, Tracker tracker, Duration poll) {
        try {
            if (step.relation() != null && !exported(step, tracker)) {
                return Optional.of(poll);
            }
            tracker.state(Imports.STARTED);
            step.pipeline().run(transfer, tracker);
            tracker.state(Imports.FINISHED);
        } catch (NetworkError e) {
            if (e.retriable() && tracker.networkError() <= NETWORK_ERRORS) {
                return Optional.of(e.retryDelay());
            }
            failed(step, tracker, "BulkImports::NetworkError", e.message());
        } catch (RestoreException e) {
            failed(step, tracker, e.exceptionClass(), e.message());
        } catch (IOException | RuntimeException e) {
            failed(step, tracker, "StandardError", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** Whether the source has the relation's files ready. @throws RestoreException when it never will */
    private boolean exported(Step step, Tracker tracker) {
        String relation = Objects.requireNonNull(step.relation());
        ExportStatus export = ExportStatus.ask(transfer, relation);
        switch (export.state()) {
            case FAILED -> throw new RestoreException("BulkImports::Pipeline::FailedError", "Export from source instance failed: " + export.error());
            case EMPTY -> {
                Instant since = Objects.requireNonNull(tracker.row().time("created_at"));
                if (since.plus(EMPTY_EXPORT).isBefore(transfer.instance().time().now())) {
                    throw new RestoreException("BulkImports::Pipeline::ExpiredError", "Empty export status on source instance");
                }
                return false;
            }
            case STARTED -> {
                return false;
            }
            case FINISHED -> tracker.exported(export);
        }
        return true;
    }

    private void failed(Step step, Tracker tracker, String exceptionClass, String message) {
        tracker.state(Imports.FAILED);
        transfer.failed(step.name(), exceptionClass, message, Map.of());
        if (step.aborts()) {
            end(Imports.FAILED);
        }
    }

    private void finish() {
        boolean none = trackers.stream()
                .filter(tracker -> !tracker.row().text("pipeline").equals("finisher"))
                .allMatch(tracker -> tracker.row().text("status").equals(Imports.FAILED));
        end(none ? Imports.FAILED : Imports.FINISHED);
    }

    private void end(String state) {
        imports.end(entity, state);
        ended.run();
    }
}
