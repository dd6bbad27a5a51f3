package io.drover.run;

import io.drover.assess.Finding;
import io.drover.connector.ArchiveImporter.FailedRelation;
import io.drover.diagnose.Diagnosis;
import io.drover.diagnose.Evidence;
import io.drover.engine.EngineProblem;
import io.drover.engine.ItemState;
import io.drover.model.FullPath;
import io.drover.plan.Plan;
import io.drover.problem.Fact;
import io.drover.problem.Observation;
import io.drover.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the likely causes of what went wrong with items: from the journal, the plan and what the assessment had warned of. */
public final class Diagnoses {
    /** An export or import that takes longer is worth a look: GitLab's own figures put a large project below it. */
    private static final Duration UNUSUALLY_LONG = Duration.ofHours(1);

    /** Entries of {@code failed_relations} that GitLab lists at most (doc/api/project_import_export.md). */
    private static final int MOST_LISTED = 100;

    private final Map<String, Plan.Item> planned = new HashMap<>();
    private final List<Finding> findings;

    /** @param findings of the assessment; empty when there is none */
    public Diagnoses(Plan plan, List<Finding> findings) {
        plan.items().forEach(item -> planned.put(item.id(), item));
        this.findings = List.copyOf(findings);
    }

    /**
     * Empty for an item with which nothing is wrong.
     *
     * @param verified what the verification saw of it; empty before
     */
    public Diagnosis of(RunSummary.Item item, List<Observation> verified) {
        return troubled(item) ? Diagnosis.of(evidence(item, verified)) : Diagnosis.of(new Evidence(Set.of(), verified));
    }

    /** Whether it failed, stands still or left records out. */
    public static boolean troubled(RunSummary.Item item) {
        boolean over = item.state() == ItemState.DONE || item.state() == ItemState.CANCELED;
        return (item.problem() != null && !over) || !item.failedRelations().isEmpty() || stuck(item);
    }

    private Evidence evidence(RunSummary.Item item, List<Observation> verified) {
        Set<Fact> common = new HashSet<>();
        List<Observation> observed = new ArrayList<>(item.failedRelations().stream().map(FailedRelation::observed).toList());
        observed.addAll(verified);
        ItemStage stage = ItemStage.after(item.steps().stream().map(RunSummary.StepTime::step).toList());
        common.add(new Fact(Fact.Kind.STAGE, stage.word()));
        common.add(new Fact(Fact.Kind.KIND, item.kind()));
        Problem problem = item.problem();
        if (problem != null && item.state() != ItemState.DONE) {
            common.add(new Fact(Fact.Kind.CODE, problem.code()));
            observed.addAll(problem.observed());
        }
        if (item.failedRelations().size() >= MOST_LISTED) {
            common.add(new Fact(Fact.Kind.LISTED, Integer.toString(MOST_LISTED)));
        }
        if (stuck(item)) {
            common.add(new Fact(Fact.Kind.STUCK, stage.word()));
        }
        Plan.Item plan = planned.get(item.item());
        if (plan != null) {
            common.add(new Fact(Fact.Kind.METHOD, plan.method().words()));
            findings.stream().filter(f -> concerns(f, plan.from())).forEach(f -> common.add(new Fact(Fact.Kind.FINDING, f.check())));
        }
        return new Evidence(common, observed);
    }

    private static boolean stuck(RunSummary.Item item) {
        RunSummary.StepTime waiting = item.waiting();
        boolean gaveUp = item.problem() != null && item.problem().code().equals(EngineProblem.WAITED_TOO_LONG.name());
        boolean moving = item.state() == ItemState.WAITING || item.state() == ItemState.RUNNING;
        return gaveUp || (moving && waiting != null && waiting.took().compareTo(UNUSUALLY_LONG) > 0);
    }

    /** A warning about a group holds for what is below it, one without a place for everything. */
    private static boolean concerns(Finding finding, FullPath path) {
        return finding.path() == null || path.equals(finding.path()) || finding.path().contains(path);
    }
}
