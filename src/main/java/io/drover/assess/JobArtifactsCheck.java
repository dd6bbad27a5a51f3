package io.drover.assess;

import io.drover.console.Bytes;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Job artifacts and logs: no archive holds them. */
final class JobArtifactsCheck implements Check {
    @Override
    public String id() {
        return "job-artifacts";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        long bytes = s.inventory().projects().stream().mapToLong(p -> Math.max(0, p.statistics().jobArtifactsSize())).sum();
        long projects = s.inventory().projects().stream().filter(p -> p.statistics().jobArtifactsSize() > 0).count();
        if (projects == 0) {
            return Stream.empty();
        }
        return Stream.of(finding(
                Severity.LOSS,
                null,
                "job artifacts and logs of " + Bytes.words(bytes) + " in " + Words.count(projects, "project", "projects") + " stay behind",
                "Download what must be kept, or run the pipelines again at the destination.",
                Actor.YOU,
                "doc/user/project/settings/import_export.md"));
    }
}
