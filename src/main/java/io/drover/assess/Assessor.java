package io.drover.assess;

import io.drover.model.FullPath;
import io.drover.model.Project;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs every check, advises a method for every project, and forecasts how long it takes. Pure. */
public final class Assessor {
    private Assessor() {}

    public static Assessment assess(Situation situation) {
        List<Finding> findings = Checks.all().stream()
                .flatMap(check -> check.findings(situation))
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
        MethodAdvisor advisor = new MethodAdvisor(situation, MethodAdvisor.RUN_BY_US);
        Map<FullPath, Assessment.Advice> advice = new TreeMap<>();
        for (Project project : situation.inventory().projects()) {
            advice.put(project.fullPath(), advisor.advise(project));
        }
        return new Assessment(situation.now(), findings, advice, new Forecaster(RateLimits.DOCUMENTED).forecast(situation.inventory()));
    }
}
