package io.drover.report;

import io.drover.model.Relation;
import io.drover.verify.LossLedger;
import io.drover.verify.Verification.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of the records of each relation, as stacked bars: widths in percent of the bar. */
public record OutcomeChart(Row total, List<Row> rows) {
    /** Less would be invisible. */
    private static final double THINNEST = 0.8;

    public record Row(String words, Tally tally, List<Segment> segments, boolean addsUp) {
        /** Read out by screen readers. */
        public String said() {
            return words + ": " + String.join(", ", segments.stream().map(Segment::said).toList());
        }
    }

    /** @param outcome class of the colour: carried, transformed, placeholder, lost, different */
    public record Segment(String outcome, long count, double x, double width) {
        public String said() {
            return Figures.number(count) + " " + outcome;
        }
    }

    static OutcomeChart of(LossLedger ledger) {
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<Relation, Tally> entry : ledger.byRelation().entrySet()) {
            boolean addsUp = ledger.entries().stream().filter(e -> e.relation().equals(entry.getKey())).allMatch(LossLedger.Entry::addsUp);
            rows.add(row(entry.getKey().words(), entry.getValue(), addsUp));
        }
        return new OutcomeChart(row("everything", ledger.total(), ledger.green()), List.copyOf(rows));
    }

    private static Row row(String words, Tally tally, boolean addsUp) {
        List<Segment> segments = new ArrayList<>();
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("carried", tally.carried());
        counts.put("transformed", tally.transformed());
        counts.put("placeholder", tally.placeholder());
        counts.put("lost", tally.lost());
        counts.put("different", tally.different());
        double scale = 100 / counts.values().stream().filter(c -> c > 0).mapToDouble(c -> share(c, tally.total())).sum();
        double x = 0;
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            if (entry.getValue() > 0) {
                double width = share(entry.getValue(), tally.total()) * scale;
                segments.add(new Segment(entry.getKey(), entry.getValue(), rounded(x), rounded(width)));
                x += width;
            }
        }
        return new Row(words, tally, List.copyOf(segments), addsUp);
    }

    private static double share(long count, long total) {
        return Math.max(THINNEST, 100.0 * count / Math.max(1, total));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
