package io.drover.assess;

import io.drover.model.Relations;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** More pipeline schedules in one project than the destination's plan allows. */
final class ScheduleLimitCheck implements Check {
    @Override
    public String id() {
        return "schedule-limit";
    }

    private static final long FREE = 10;
    private static final long PAID = 50;

    @Override
    public Stream<Finding> findings(Situation s) {
        boolean saas = s.destination().instance().saas();
        return s.inventory().projects().stream().filter(p -> s.inventory().count(p.owner(), Relations.PIPELINE_SCHEDULES) > FREE).map(p -> {
            long schedules = s.inventory().count(p.owner(), Relations.PIPELINE_SCHEDULES);
            return finding(
                    saas && schedules > PAID ? Severity.LOSS : Severity.CHANGE,
                    p.fullPath(),
                    schedules + " pipeline schedules; " + (saas ? "GitLab.com allows " + FREE + " on Free, " + PAID + " on paid plans"
                            : "a GitLab allows " + FREE + " unless its plan limits say otherwise"),
                    saas ? "Delete those that are not needed." : "Raise ci_pipeline_schedules in the destination's plan limits.",
                    Actor.DESTINATION_ADMIN,
                    "doc/administration/instance_limits.md");
        });
    }
}
