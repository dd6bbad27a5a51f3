package io.drover.report;

import io.drover.assess.Finding;
import io.drover.assess.Severity;
import io.drover.connector.InstanceInfo;
import io.drover.connector.Throttle;
import io.drover.engine.ItemState;
import io.drover.identity.UserMapping;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.plan.Plan;
import io.drover.problem.Problem;
import io.drover.report.Report.Item;
import io.drover.verify.LossLedger;
import io.drover.verify.Verification.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@link Report} with everything worked out that the page shows: words, figures, shapes. The templates only place it. */
public record ReportPage(
        Report report, List<Tile> tiles, OutcomeChart outcomes, Optional<Timeline> timeline, List<Failure> failures, Map<Severity, List<Finding>> findings) {
    /** @param tone class of the accent: good, warn, bad or empty */
    public record Tile(String value, String label, String note, String tone) {}

    /** A kind of problem that stands in the way, with who must do what and every place it happened. */
    public record Failure(Problem problem, List<Place> places) {}

    /** @param what one sentence */
    public record Place(String path, String what) {}

    static ReportPage of(Report report) {
        Map<Severity, List<Finding>> findings = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            List<Finding> of = report.findings().stream().filter(f -> f.severity() == severity).toList();
            if (!of.isEmpty()) {
                findings.put(severity, of);
            }
        }
        return new ReportPage(report, tiles(report), OutcomeChart.of(report.ledger()), Timeline.of(report.items()), failures(report), findings);
    }

    /** By kind: fifty projects that failed for one reason are one thing to do. */
    private static List<Failure> failures(Report report) {
        Map<String, List<Place>> places = new LinkedHashMap<>();
        Map<String, Problem> kinds = new LinkedHashMap<>();
        for (Item item : report.items()) {
            for (Problem problem : item.problems()) {
                String kind = problem.code() + problem.actor();
                kinds.putIfAbsent(kind, problem);
                places.computeIfAbsent(kind, _ -> new ArrayList<>()).add(new Place(item.from().value(), problem.what()));
            }
        }
        return kinds.entrySet().stream()
                .map(k -> new Failure(k.getValue(), List.copyOf(places.getOrDefault(k.getKey(), List.of()))))
                .sorted(Comparator.comparing((Failure f) -> f.places().size()).reversed())
                .toList();
    }

    private static List<Tile> tiles(Report report) {
        List<Tile> tiles = new ArrayList<>();
        List<Item> projects = report.items().stream().filter(i -> i.kind() == Plan.Kind.PROJECT).toList();
        List<Item> groups = report.items().stream().filter(i -> i.kind() == Plan.Kind.GROUP).toList();
        tiles.add(moved("projects", projects));
        tiles.add(moved("groups", groups));
        var total = report.ledger().total();
        if (total.total() > 0) {
            tiles.add(new Tile(
                    Figures.percent(total.carried(), total.total()), "carried as it was", "of " + Figures.many(total.total(), "record", "records") + " compared", ""));
            tiles.add(new Tile(Figures.number(total.lost()), "lost, with a reason", Figures.number(total.transformed() + total.placeholder()) + " transformed or placeholders", total.lost() > 0 ? "warn" : ""));
        }
        long different = report.items().stream().mapToLong(i -> i.different().size()).sum();
        tiles.add(new Tile(Figures.number(different), "unexplained differences", explained(report), different > 0 ? "bad" : "good"));
        tiles.add(new Tile(Figures.number(report.reenter().size()), "values to enter by hand", "secrets nobody can read", report.reenter().isEmpty() ? "" : "warn"));
        long people = report.people().stream().filter(p -> p.action() != UserMapping.Action.SKIP).count();
        tiles.add(new Tile(Figures.number(people), "people at the destination", "of " + Figures.number(report.people().size()) + " at the source", ""));
        took(report.items()).ifPresent(t -> tiles.add(new Tile(Figures.duration(t), "from first to last", Figures.bytes(projects.stream().mapToLong(Item::bytes).sum()) + " of content", "")));
        return List.copyOf(tiles);
    }

    private static Tile moved(String what, List<Item> items) {
        long done = items.stream().filter(i -> i.state() == ItemState.DONE).count();
        boolean failed = items.stream().anyMatch(i -> i.state() == ItemState.FAILED);
        String note = done == items.size() ? "all of them" : Figures.number(items.size() - done) + " not";
        return new Tile(done == items.size() ? Figures.number(done) : Figures.number(done) + " / " + Figures.number(items.size()), what + " moved", note, failed ? "bad" : "");
    }

    private static String explained(Report report) {
        return Figures.number(report.explained().stream().mapToLong(Report.Explained::count).sum()) + " explained by a rule";
    }

    private static Optional<Duration> took(List<Item> items) {
        Optional<Instant> from = items.stream().flatMap(i -> Stream.ofNullable(i.started())).min(Comparator.naturalOrder());
        Optional<Instant> to = items.stream().flatMap(i -> Stream.ofNullable(i.finished())).max(Comparator.naturalOrder());
        return from.flatMap(f -> to.map(t -> Duration.between(f, t)));
    }

    /** {@code GitLab 18.5.1-ee}. */
    public static String words(@Nullable InstanceInfo instance) {
        return instance == null ? "not asked" : instance.kind().words() + " " + instance.version();
    }

    public static String host(@Nullable InstanceInfo instance) {
        return instance == null ? "" : instance.url().getAuthority();
    }

    /** Class and word of an item's state. */
    public static String state(Item item) {
        return item.state() == null ? "not started" : item.state().name().toLowerCase(Locale.ROOT);
    }

    public static String check(Item item) {
        return switch (item.check()) {
            case EQUAL -> "equal";
            case EXPLAINED -> "explained";
            case DIFFERENT -> "different";
            case NOT_VERIFIED -> "not verified";
        };
    }

    /** For the class attribute: {@code not verified} has no space there. */
    public static String css(String words) {
        return words.replace(' ', '-');
    }

    /** The counts of an item worth showing: what there is any of, in the catalogue's order. */
    public static List<String> counts(Item item) {
        return Relations.all().stream()
                .filter(r -> item.counts().getOrDefault(r, 0L) > 0)
                .map(r -> Figures.number(item.counts().getOrDefault(r, 0L)) + " " + r.words())
                .toList();
    }

    /** Losses of one kind together: on a page for people a thousand equal lines say less than one. */
    public List<LossLine> losses() {
        return lines(report.ledger().entries().stream().filter(e -> e.tally().lost() > 0).toList(), t -> t.lost());
    }

    /** What nothing accounts for, items that did not arrive left out: they are told as problems. */
    public List<LossLine> unaccounted() {
        Set<String> failed = report.items().stream().filter(i -> !i.problems().isEmpty()).map(Item::id).collect(Collectors.toSet());
        return lines(report.ledger().open().stream().filter(e -> !failed.contains(e.item())).toList(), t -> t.different());
    }

    /** What the methods bring of something that nobody counted, in a word or two. */
    public static String brought(LossLedger.Uncounted uncounted) {
        return switch (uncounted.brought()) {
            case WHOLE -> "whole";
            case PARTLY -> "partly";
            case NOT -> "not";
        };
    }

    private static List<LossLine> lines(List<LossLedger.Entry> entries, ToLongFunction<Tally> count) {
        Map<String, LossLine> lines = new LinkedHashMap<>();
        for (LossLedger.Entry entry : entries) {
            String reason = String.join(" ", entry.reasons());
            LossLine line = new LossLine(entry.relation(), reason, count.applyAsLong(entry.tally()), List.of(entry.path().value()));
            lines.merge(entry.relation().id() + reason, line, LossLine::plus);
        }
        return lines.values().stream().sorted(Comparator.comparing(LossLine::count).reversed()).toList();
    }

    /** One relation and reason, wherever it happened. */
    public record LossLine(Relation relation, String reason, long count, List<String> paths) {
        private LossLine plus(LossLine other) {
            List<String> both = new ArrayList<>(paths);
            both.addAll(other.paths);
            return new LossLine(relation, reason, count + other.count, both);
        }

        /** The first few places and how many more. */
        public String places() {
            int few = Math.min(3, paths.size());
            return String.join(", ", paths.subList(0, few)) + (paths.size() > few ? " and " + Figures.number(paths.size() - few) + " more" : "");
        }
    }

    public long people(UserMapping.Action action) {
        return report.people().stream().filter(p -> p.action() == action).count();
    }

    /** What all waiting for the instances' limits cost, summed over requests that waited at the same time. */
    public Duration waited() {
        return report.throttles().stream().map(Throttle::waited).reduce(Duration.ZERO, Duration::plus);
    }
}
