package io.drover.bench;

import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.config.TokenSource;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.connector.gitlab.GitLab;
import io.drover.engine.ItemState;
import io.drover.engine.Tally;
import io.drover.identity.UserMap;
import io.drover.model.FullPath;
import io.drover.model.Method;
import io.drover.plan.Plan;
import io.drover.run.Migration;
import io.drover.run.RunOptions;
import io.drover.run.RunSummary;
import io.drover.run.Selection;
import io.drover.run.step.Pace;
import io.drover.run.step.Worksite;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.limits.LimitsProfile;
import io.drover.simulator.sample.SmallProjects;
import io.drover.time.ManualTime;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A wave under GitLab.com's limits in virtual time, beside the shortest time that these limits allow. Real requests, real archives; only the
 * clock of both instances and of the engine jumps.
 *
 * <p>{@code WaveBench [PROJECTS] [PROJECTS IN A NAMESPACE]}
 */
final class WaveBench implements Bench.Measurement {
    private static final Instant START = Instant.parse("2026-03-07T06:00:00Z");
    private static final long SEED = 500;
    private static final double GOAL = 1.05;
    /** Before a background job of the instance starts. */
    private static final Duration SIDEKIQ = Duration.ofSeconds(5);

    private final int count;
    private final int inANamespace;

    WaveBench(int count, int inANamespace) {
        this.count = count;
        this.inANamespace = inANamespace;
    }

    public static void main(String[] args) throws Exception {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 500;
        new WaveBench(count, args.length > 1 ? Integer.parseInt(args[1]) : 10).measure(new ArrayList<>());
    }

    @Override
    public void measure(List<Bench.Row> rows) throws Exception {
        Path folder = Files.createTempDirectory("drover-wave");
        ManualTime clock = new ManualTime(START);
        SimulatorOptions options =
                SimulatorOptions.defaults().withTime(clock).withLimits(LimitsProfile.GITLAB_COM).withSidekiqDelay(SIDEKIQ);
        try (SimulatedGitLab from = SimulatedGitLab.start(options.withName("source").withFirstId(1_000_000));
                SimulatedGitLab to = SimulatedGitLab.start(options.withName("destination"));
                SourceConnector source = GitLab.source(config("source", from), new Secret(from.rootToken()), clock);
                DestinationConnector destination = GitLab.destination(config("destination", to), new Secret(to.rootToken()), clock)) {
            Plan plan = plan(SmallProjects.load(from, count, SEED, inANamespace));
            Worksite site = Worksite.of(source, destination, new UserMap(List.of()), folder.resolve("files"), clock, Pace.DOCUMENTED);
            try (Migration migration = Migration.open(site, plan, RunOptions.local(folder.resolve("journal.db")))) {
                Instant begun = clock.now();
                long real = System.nanoTime();
                migration.drive(Selection.EVERYTHING, clock).runToEnd();
                Duration took = Duration.between(begun, clock.now());
                print(migration, from, to, took, Duration.ofNanos(System.nanoTime() - real), rows);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private void print(Migration migration, SimulatedGitLab from, SimulatedGitLab to, Duration took, Duration real, List<Bench.Row> rows) {
        Tally tally = migration.journal().tally();
        List<Bound> bounds = bounds();
        Bound most = bounds.stream().max((a, b) -> a.time().compareTo(b.time())).orElseThrow();
        Duration latency = SIDEKIQ.multipliedBy(4);
        Duration bound = most.time().plus(latency);
        double ratio = took.toMillis() / (double) bound.toMillis();
        int refusals = from.limiter().throttled().values().stream().mapToInt(Long::intValue).sum()
                + to.limiter().throttled().values().stream().mapToInt(Long::intValue).sum();
        System.out.printf("%nA wave of %d projects in %d namespaces, virtual time; ran in %d s of real time%n", count, namespaces(), real.toSeconds());
        bounds.forEach(each -> System.out.printf("  %-44s %s%n", each.limit(), text(each.time())));
        System.out.printf("  %-44s %s%n", "background jobs of one group and one project", text(latency) + "  (export and import, " + SIDEKIQ.toSeconds() + " s each)");
        System.out.printf("  %-44s %s%n", "lower bound: " + most.limit() + ", and these", text(bound));
        System.out.printf("  %-44s %s  %.3f of the bound%n", "makespan", text(took), ratio);
        System.out.printf("  %d of %d items done; 429 from source %s, from destination %s%n", tally.of(ItemState.DONE), tally.total(), from.limiter().throttled(), to.limiter().throttled());
        timeline(migration.summary());
        rows.add(new Bench.Row(
                "wave: %d projects under GitLab.com's limits, virtual time".formatted(count),
                "%s; bound %s; %d of %d done; %d times 429".formatted(text(took), text(bound), tally.of(ItemState.DONE), tally.total(), refusals),
                "%.3f of the bound".formatted(ratio),
                "at most " + GOAL));
    }

    /** @param time from the first to the last request that the limit lets pass */
    private record Bound(String limit, Duration time) {}

    /** The n-th request of a limit of {@code c} in a minute passes after (n-1)/c whole minutes, even with bursts at the edges of windows. */
    private List<Bound> bounds() {
        return List.of(
                new Bound("project exports, 6 in a minute", minutes((count - 1) / 6)),
                new Bound("downloads, 1 in a minute and namespace", minutes(Math.min(count, inANamespace) - 1)),
                new Bound("project imports, 6 in a minute", minutes((count - 1) / 6)));
    }

    private int namespaces() {
        return (count + inANamespace - 1) / inANamespace;
    }

    private static Duration minutes(int count) {
        return Duration.ofMinutes(count);
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
                System.out.printf("  %-44s first after %s, last after %s%n", step, text(Duration.between(START, moments.getFirst())), text(Duration.between(START, moments.getLast())));
            }
        }
    }

    private static Plan plan(List<String> projects) {
        Set<FullPath> groups = new LinkedHashSet<>();
        groups.add(FullPath.of("many"));
        projects.forEach(path -> groups.add(FullPath.of(path).parent().orElseThrow()));
        List<Plan.Item> items = new ArrayList<>();
        groups.forEach(path -> items.add(new Plan.Item(Plan.Kind.GROUP, path, path, Method.FILE_TRANSFER, false)));
        projects.stream().map(FullPath::of).forEach(path -> items.add(new Plan.Item(Plan.Kind.PROJECT, path, path, Method.FILE_TRANSFER, false)));
        return new Plan("source", List.of(new Plan.Wave("only", items)));
    }

    private static InstanceConfig config(String name, SimulatedGitLab gitlab) {
        return new InstanceConfig(name, "gitlab", URI.create(gitlab.url()), new TokenSource.Prompt(), Optional.empty(), "gitlab.com");
    }

    private static String text(Duration time) {
        return "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
