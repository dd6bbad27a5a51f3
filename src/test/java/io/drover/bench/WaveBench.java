package io.drover.bench;

import io.drover.connector.Throttle;
import io.drover.engine.ItemState;
import io.drover.run.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A wave under GitLab.com's limits in virtual time, beside the shortest time that these limits allow.
 *
 * <p>{@code WaveBench [PROJECTS] [PROJECTS IN A NAMESPACE]}
 */
final class WaveBench implements Bench.Measurement {
    private static final double GOAL = 1.05;

    private final Wave wave;

    WaveBench(int count, int inANamespace) {
        this.wave = new Wave(count, inANamespace);
    }

    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        new WaveBench(count, args.length > 1 ? Integer.parseInt(args[1]) : 10).measure(new ArrayList<>());
    }

    @Override
    public void measure(List<Bench.Row> rows) throws Exception {
        Path folder = Files.createTempDirectory("drover-wave");
        try {
            long begun = System.nanoTime();
            Wave.Outcome outcome = wave.run(folder);
            print(outcome, Duration.ofNanos(System.nanoTime() - begun), rows);
        } finally {
            Folders.delete(folder);
        }
    }

    private void print(Wave.Outcome outcome, Duration real, List<Bench.Row> rows) {
        Duration bound = wave.lowerBound();
        double ratio = outcome.took().toMillis() / (double) bound.toMillis();
        long done = outcome.tally().of(ItemState.DONE);
        System.out.printf("%nA wave of %d projects in %d namespaces, virtual time; ran in %d s of real time%n", wave.projects(), wave.namespaces(), real.toSeconds());
        wave.bounds().forEach(each -> line(each.limit(), text(each.time())));
        line("background jobs of one project", text(wave.latency()) + "  (export and import, two of " + Wave.SIDEKIQ.toSeconds() + " s each)");
        line("lower bound: " + wave.longest().limit() + ", and these", text(bound));
        line("makespan", "%s  %.3f of the bound".formatted(text(outcome.took()), ratio));
        System.out.printf("  %d of %d items done; 429 from the instances: %s%n", done, outcome.tally().total(), outcome.refusals());
        timeline(outcome.summary());
        held("source", outcome.source());
        held("destination", outcome.destination());
        rows.add(new Bench.Row(
                "wave: %d projects under GitLab.com's limits, virtual time".formatted(wave.projects()),
                "%s; bound %s; %d of %d done; %d times 429"
                        .formatted(text(outcome.took()), text(bound), done, outcome.tally().total(), outcome.refusals().values().stream().mapToLong(Long::longValue).sum()),
                "%.3f of the bound".formatted(ratio),
                "at most " + GOAL));
    }

    private static void line(String what, String figure) {
        System.out.printf("  %-58s %s%n", what, figure);
    }

    /** Where requests were held back by our own governor. */
    private static void held(String where, List<Throttle> throttles) {
        throttles.stream().limit(5).forEach(each -> line(
                "held back by our governor of the " + where,
                "%s in %d waits for %s, by %s".formatted(text(each.waited()), each.waits(), each.endpoint(), each.by())));
    }

    /** When the first and the last item came past each of the steps that limits hold up. */
    private static void timeline(RunSummary summary) {
        for (String step : List.of("look at the source", "start the export", "wait for the export", "download the archive", "start the import", "wait for the import", "clean files")) {
            List<Instant> moments = summary.items().stream()
                    .filter(item -> item.item().startsWith("project:"))
                    .flatMap(item -> item.steps().stream())
                    .filter(s -> s.step().equals(step))
                    .map(s -> s.started().plus(s.took()))
                    .sorted()
                    .toList();
            if (!moments.isEmpty()) {
                Duration first = Duration.between(Wave.START, moments.getFirst());
                line(step, "first after %s, last after %s".formatted(text(first), text(Duration.between(Wave.START, moments.getLast()))));
            }
        }
    }

    private static String text(Duration time) {
        return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
