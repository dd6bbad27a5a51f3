package io.drover.assess;

import io.drover.console.Bytes;
import io.drover.inventory.Inventory;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.Relations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How long a file transfer takes. Export, download, transfer and import run side by side, so the slowest of them decides; to that comes
 * one project's way through all of them. Seconds a record are those GitLab publishes (doc/user/group/import/_index.md).
 */
final class Forecaster {
    private static final double REPOSITORY_SECONDS = 20;
    private static final double WIKI_SECONDS = 10;

    private static final Map<Relation, Double> RECORD_SECONDS = Map.of(
            Relations.MERGE_REQUESTS, 1.0,
            Relations.ISSUES, 0.1,
            Relations.CI_PIPELINES, 0.2,
            Relations.SNIPPETS, 0.5,
            Relations.LABELS, 0.1,
            Relations.MILESTONES, 0.07,
            Relations.RELEASES, 0.1,
            Relations.PROTECTED_BRANCHES, 0.1,
            Relations.UPLOADS, 0.5);

    private final RateLimits limits;

    Forecaster(RateLimits limits) {
        this.limits = limits;
    }

    Assessment.Forecast forecast(Inventory inventory) {
        int projects = inventory.projects().size();
        long bytes = inventory.projects().stream().mapToLong(p -> p.statistics().exportSize()).sum();
        List<Stage> stages = new ArrayList<>();
        stages.add(new Stage(minutes(projects, limits.exportsPerMinute()), Words.count(projects, "export", "exports") + " at " + limits.exportsPerMinute() + " a minute"));
        stages.add(new Stage(minutes(projects, limits.importsPerMinute()), Words.count(projects, "import", "imports") + " at " + limits.importsPerMinute() + " a minute"));
        long groups = inventory.groups().stream().map(Group::fullPath).filter(g -> g.depth() == 1).count();
        stages.add(new Stage(minutes(groups, limits.exportsPerMinute()), Words.count(groups, "group export", "group exports")));
        fullestNamespace(inventory).ifPresent(n -> stages.add(new Stage(
                minutes(n.getValue(), limits.downloadsPerMinute()),
                Words.count(n.getValue(), "download", "downloads") + " from " + n.getKey() + " at " + limits.downloadsPerMinute() + " a minute and namespace")));
        // down from the source and up to the destination
        stages.add(new Stage(2 * bytes / limits.bytesPerSecond(), Bytes.words(bytes) + " down and up at " + Bytes.words(limits.bytesPerSecond()) + "/s"));
        double work = inventory.projects().stream().mapToDouble(p -> importSeconds(inventory, p)).sum();
        stages.add(new Stage((long) (work / limits.importsAtOnce()), "GitLab's import jobs, " + limits.importsAtOnce() + " at once"));
        Stage slowest = stages.stream().max(Comparator.comparingLong(Stage::seconds)).orElseThrow();
        double longest = inventory.projects().stream().mapToDouble(p -> importSeconds(inventory, p)).max().orElse(0);
        return new Assessment.Forecast(Duration.ofSeconds(Math.max(slowest.seconds(), (long) longest)), bytes, slowest.words());
    }

    private static double importSeconds(Inventory inventory, Project project) {
        Owner owner = project.owner();
        double seconds = project.emptyRepository() ? 2.4 : REPOSITORY_SECONDS;
        seconds += project.statistics().wikiSize() > 0 ? WIKI_SECONDS : 0;
        for (Map.Entry<Relation, Double> each : RECORD_SECONDS.entrySet()) {
            seconds += inventory.count(owner, each.getKey()) * each.getValue();
        }
        return seconds;
    }

    private static long minutes(long things, int perMinute) {
        return things * 60 / perMinute;
    }

    private static Optional<Map.Entry<FullPath, Long>> fullestNamespace(Inventory inventory) {
        Map<FullPath, Long> projects = new TreeMap<>();
        inventory.projects().forEach(p -> p.fullPath().parent().ifPresent(n -> projects.merge(n, 1L, Long::sum)));
        return projects.entrySet().stream().max(Map.Entry.comparingByValue());
    }

    private record Stage(long seconds, String words) {}
}
