package io.drover.bench;

import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.config.TokenSource;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.connector.Throttle;
import io.drover.connector.gitlab.GitLab;
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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A wave from one simulated GitLab.com into another, in virtual time. Real requests, real archives; only the clock of both instances and of
 * the engine jumps, so the same wave takes the same time on every machine.
 */
record Wave(int projects, int inANamespace) {
    static final Instant START = Instant.parse("2026-03-07T06:00:00Z");
    /** Before a background job of an instance starts. */
    static final Duration SIDEKIQ = Duration.ofSeconds(5);

    private static final long SEED = 500;

    /**
     * How a wave went.
     *
     * @param took        from the first request to the end of the last item
     * @param refusals    429 answered by either instance, by limit and endpoint
     * @param source      where our own governor held requests back
     * @param destination the same
     */
    record Outcome(Duration took, Tally tally, RunSummary summary, Map<String, Long> refusals, List<Throttle> source, List<Throttle> destination) {}

    Outcome run(Path folder) throws Exception {
        ManualTime clock = new ManualTime(START);
        SimulatorOptions options =
                SimulatorOptions.defaults().withTime(clock).withLimits(LimitsProfile.GITLAB_COM).withSidekiqDelay(SIDEKIQ);
        try (SimulatedGitLab from = SimulatedGitLab.start(options.withName("source").withFirstId(1_000_000));
                SimulatedGitLab to = SimulatedGitLab.start(options.withName("destination"));
                SourceConnector source = GitLab.source(config("source", from), new Secret(from.rootToken()), clock);
                DestinationConnector destination = GitLab.destination(config("destination", to), new Secret(to.rootToken()), clock)) {
            Plan plan = plan(SmallProjects.load(from, projects, SEED, inANamespace));
            Worksite site = Worksite.of(source, destination, new UserMap(List.of()), folder.resolve("files"), clock, Pace.DOCUMENTED);
            try (Migration migration = Migration.open(site, plan, RunOptions.local(folder.resolve("journal.db")))) {
                migration.drive(Selection.EVERYTHING, clock).runToEnd();
                Map<String, Long> refusals = new TreeMap<>();
                from.limiter().throttled().forEach((limit, times) -> refusals.put("source " + limit, times));
                to.limiter().throttled().forEach((limit, times) -> refusals.put("destination " + limit, times));
                return new Outcome(
                        Duration.between(START, clock.now()),
                        migration.journal().tally(),
                        migration.summary(),
                        refusals,
                        source.throttles(),
                        destination.throttles());
            }
        }
    }

    int namespaces() {
        return (projects + inANamespace - 1) / inANamespace;
    }

    /** @param time from the first to the last request that the limit lets pass */
    record Bound(String limit, Duration time) {}

    /**
     * The n-th request of a limit of {@code c} in a minute passes after (n-1)/c whole minutes, rounded down: the wave begins with a window of
     * the instances' limiters, and each window lets c requests pass at once.
     */
    List<Bound> bounds() {
        return List.of(
                new Bound("project exports, 6 in a minute", Duration.ofMinutes((projects - 1) / 6)),
                new Bound("downloads, 1 in a minute and namespace", Duration.ofMinutes(Math.min(projects, inANamespace) - 1)),
                new Bound("project imports, 6 in a minute", Duration.ofMinutes((projects - 1) / 6)));
    }

    Bound longest() {
        return bounds().stream().max((a, b) -> a.time().compareTo(b.time())).orElseThrow();
    }

    /**
     * What no order can save: before the last request of a limit, or after it, one project's export and import still have to happen. Both are
     * two background jobs each.
     */
    Duration latency() {
        return SIDEKIQ.multipliedBy(4);
    }

    /** No wave under these limits is done before. */
    Duration lowerBound() {
        return longest().time().plus(latency());
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

}
