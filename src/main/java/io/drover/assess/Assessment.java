package io.drover.assess;

import io.drover.model.FullPath;
import io.drover.model.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What will hurt, which method each project should take and why, and how long it may take.
 *
 * @param advice   by project path
 * @param forecast expected length of the whole run
 */
public record Assessment(Instant madeAt, List<Finding> findings, Map<FullPath, Advice> advice, Forecast forecast) {
    public Assessment {
        findings = List.copyOf(findings);
        advice = Map.copyOf(advice);
    }

    public boolean blocked() {
        return findings.stream().anyMatch(f -> f.severity() == Severity.BLOCKER);
    }

    /**
     * The method for one project.
     *
     * @param reasons what it brings and what to know of it
     * @param passed  better methods, best first, that do not fit here
     */
    public record Advice(Method method, List<Reason> reasons, List<Rung> passed) {
        public Advice {
            reasons = List.copyOf(reasons);
            passed = List.copyOf(passed);
        }
    }

    /**
     * @param bytes     what travels
     * @param bottleneck the limit that decides, in words
     */
    public record Forecast(Duration expected, long bytes, String bottleneck) {}
}
