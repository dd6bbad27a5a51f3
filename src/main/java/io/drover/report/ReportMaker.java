package io.drover.report;

import io.drover.assess.Finding;
import io.drover.engine.ItemState;
import io.drover.plan.Plan;
import io.drover.problem.Observation;
import io.drover.problem.Problem;
import io.drover.report.Report.Check;
import io.drover.report.Report.Differing;
import io.drover.report.Report.Item;
import io.drover.report.Report.Step;
import io.drover.run.Diagnoses;
import io.drover.run.RunSummary;
import io.drover.verify.LossLedger.DeclaredLoss;
import io.drover.verify.LossLedger;
import io.drover.verify.Rules;
import io.drover.verify.Verification.Difference;
import io.drover.verify.Verification.ItemResult;
import io.drover.verify.Verification.RelationResult;
import io.drover.verify.Verification.Tally;
import io.drover.verify.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Report} of what the stages left behind. Pure. */
public final class ReportMaker {
    private static final int EXAMPLES = 5;
    private static final int CAUSES = 3;

    private final ReportSources sources;
    private final Map<String, RunSummary.Item> ran;
    private final Map<String, ItemResult> results;
    private final Diagnoses diagnoses;

    private ReportMaker(ReportSources sources) {
        this.sources = sources;
        this.ran = sources.run().items().stream().collect(Collectors.toMap(RunSummary.Item::item, Function.identity(), (a, _) -> a));
        this.results = checked(sources.verification()).stream().collect(Collectors.toMap(ItemResult::item, Function.identity(), (a, _) -> a));
        this.diagnoses = new Diagnoses(sources.plan(), sources.assessment() == null ? List.of() : sources.assessment().findings());
    }

    /** @param program Drover's version */
    public static Report make(ReportSources sources, Instant now, String program) {
        return new ReportMaker(sources).report(now, program);
    }

    private Report report(Instant now, String program) {
        List<Item> items = sources.plan().waves().stream().flatMap(w -> w.items().stream().map(i -> item(w, i))).toList();
        Verification verification = sources.verification();
        LossLedger ledger = verification == null
                ? LossLedger.EMPTY
                : LossLedger.of(sources.plan(), sources.inventory(), verification, DeclaredLoss.of(sources.run()));
        List<Finding> findings = sources.assessment() == null
                ? List.of()
                : sources.assessment().findings().stream().sorted(Comparator.comparing(Finding::severity)).toList();
        return new Report(
                now,
                program,
                sources.inventory().instance(),
                verification == null ? null : verification.destination(),
                verification == null ? null : verification.madeAt(),
                Verdicts.of(items, ledger, verification != null),
                items,
                ledger,
                findings,
                new Reentries(sources).all(results.values()),
                sources.users().mappings(),
                sources.throttles(),
                explained(),
                verification == null ? List.of() : verification.unlisted(),
                environment(program));
    }

    private Item item(Plan.Wave wave, Plan.Item item) {
        RunSummary.Item status = ran.get(item.id());
        ItemResult result = results.get(item.id());
        List<Problem> problems = new ArrayList<>();
        if (status != null && status.problem() != null && status.state() != ItemState.DONE) {
            problems.add(status.problem());
        }
        boolean arrived = status == null || status.state() == ItemState.DONE || (result != null && !result.relations().isEmpty());
        if (result != null && arrived) {
            problems.addAll(result.problems());
        }
        return new Item(
                item.id(),
                item.kind(),
                item.from(),
                item.to(),
                wave.name(),
                item.method(),
                status == null ? null : status.state(),
                status == null ? null : status.started(),
                status == null ? null : status.finished(),
                bytes(item, status),
                sources.inventory().counts().getOrDefault(item.from(), Map.of()),
                arrived ? check(result) : Check.NOT_VERIFIED,
                result == null ? Tally.NONE : result.relations().stream().map(RelationResult::tally).reduce(Tally.NONE, Tally::plus),
                result == null ? List.of() : different(result),
                problems,
                causes(status, result),
                status == null ? List.of() : status.repairs().stream().map(Report.Mended::of).toList(),
                status == null ? List.of() : status.steps().stream().map(s -> new Step(s.step(), s.started(), s.started().plus(s.took()))).toList());
    }

    /** Only of what went wrong: changes by design are told with the losses. */
    private List<Report.Cause> causes(RunSummary.@Nullable Item status, @Nullable ItemResult result) {
        if (status == null || !Diagnoses.troubled(status)) {
            return List.of();
        }
        List<Observation> verified = result == null ? List.of() : result.observed();
        return diagnoses.of(status, verified).causes().stream().limit(CAUSES).map(Report.Cause::of).toList();
    }

    /** As downloaded; before that what the inventory says. */
    private long bytes(Plan.Item item, RunSummary.@Nullable Item status) {
        return status != null && status.bytes() > 0
                ? status.bytes()
                : sources.inventory().project(item.from()).map(p -> p.statistics().exportSize()).orElse(0L);
    }

    private static Check check(@Nullable ItemResult result) {
        if (result == null) {
            return Check.NOT_VERIFIED;
        }
        if (!result.clean()) {
            return Check.DIFFERENT;
        }
        return result.relations().stream().allMatch(r -> r.differences().isEmpty()) ? Check.EQUAL : Check.EXPLAINED;
    }

    private static List<Differing> different(ItemResult result) {
        return result.relations().stream().flatMap(r -> r.unexplained().map(d -> new Differing(r.relation(), d))).toList();
    }

    private List<Report.Explained> explained() {
        Map<String, List<String>> examples = new TreeMap<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        for (ItemResult item : results.values()) {
            for (RelationResult relation : item.relations()) {
                for (Difference difference : relation.differences()) {
                    if (difference.rule() != null) {
                        counts.merge(difference.rule(), 1L, Long::sum);
                        List<String> few = examples.computeIfAbsent(difference.rule(), _ -> new ArrayList<>());
                        if (few.size() < EXAMPLES) {
                            few.add(item.from() + " " + relation.relation().words() + " " + difference.key() + ": " + difference.what());
                        }
                    }
                }
            }
        }
        return Rules.all().stream()
                .filter(r -> counts.containsKey(r.id()))
                .map(r -> new Report.Explained(r, counts.getOrDefault(r.id(), 0L), examples.getOrDefault(r.id(), List.of())))
                .sorted(Comparator.comparing(Report.Explained::count).reversed())
                .toList();
    }

    private Map<String, String> environment(String program) {
        Map<String, String> out = new LinkedHashMap<>();
        out.put("Drover", program);
        out.put("Java", Runtime.version().toString());
        out.put("Operating system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        out.put("Inventory taken", Figures.instant(sources.inventory().takenAt()));
        out.put("Source user", sources.inventory().token().username() + (sources.inventory().token().admin() ? " (administrator)" : ""));
        if (sources.verification() != null) {
            out.put("Verified", Figures.instant(sources.verification().madeAt()));
            out.put("Digest of the destination", sources.verification().digest());
        }
        return out;
    }

    private static List<ItemResult> checked(@Nullable Verification verification) {
        return verification == null ? List.of() : verification.items();
    }
}
