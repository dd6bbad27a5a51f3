package io.drover.assess;

import io.drover.model.Relations;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Pipeline records in such numbers that the import takes hours for things nobody can run again. */
final class ManyPipelinesCheck implements Check {
    @Override
    public String id() {
        return "many-pipelines";
    }

    private static final long MANY = 10_000;

    @Override
    public Stream<Finding> findings(Situation s) {
        return s.inventory().projects().stream().filter(p -> s.inventory().count(p.owner(), Relations.CI_PIPELINES) > MANY).map(p -> {
            long pipelines = s.inventory().count(p.owner(), Relations.CI_PIPELINES);
            return finding(
                    Severity.NOTICE,
                    p.fullPath(),
                    pipelines + " pipelines; at about 0.2 s each their import takes " + pipelines / 5 / 60 + " minutes",
                    "Delete old pipelines at the source, or drop ci_pipelines from the archive.",
                    Actor.SOURCE_ADMIN,
                    "doc/user/group/import/_index.md");
        });
    }
}
