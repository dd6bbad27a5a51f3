package io.drover.report;

import io.drover.model.FullPath;
import io.drover.verify.LossLedger;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The report as tables for spreadsheets: RFC 4180, UTF-8, one header line. */
final class CsvTables {
    private final Report report;

    CsvTables(Report report) {
        this.report = report;
    }

    /** Text by file name. */
    Map<String, String> all() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("projects.csv", projects());
        files.put("findings.csv", findings());
        files.put("losses.csv", losses());
        files.put("uncounted.csv", uncounted());
        files.put("repairs.csv", repairs());
        files.put("reenter.csv", reenter());
        files.put("differences.csv", differences());
        return files;
    }

    private String projects() {
        CsvTable table = new CsvTable(
                "kind", "from", "to", "wave", "method", "state", "verified", "bytes", "records", "carried", "transformed", "placeholder", "lost", "different",
                "started", "finished", "seconds", "problems", "causes");
        for (Report.Item i : report.items()) {
            table.row(
                    i.kind().name().toLowerCase(java.util.Locale.ROOT),
                    i.from(),
                    i.to(),
                    i.wave(),
                    i.method().words(),
                    ReportPage.state(i),
                    ReportPage.check(i),
                    i.bytes(),
                    i.tally().total(),
                    i.tally().carried(),
                    i.tally().transformed(),
                    i.tally().placeholder(),
                    i.tally().lost(),
                    i.tally().different(),
                    i.started() == null ? "" : i.started(),
                    i.finished() == null ? "" : i.finished(),
                    i.took().map(Duration::toSeconds).map(String::valueOf).orElse(""),
                    String.join(" ", i.problems().stream().map(p -> p.code()).toList()),
                    String.join(" ", i.causes().stream().map(Report.Cause::code).toList()));
        }
        return table.text();
    }

    private String findings() {
        CsvTable table = new CsvTable("severity", "check", "path", "what", "next", "actor", "source");
        report.findings()
                .forEach(f -> table.row(
                        f.severity().name(), f.check(), f.path() == null ? "" : f.path(), f.what(), f.next(), f.actor().label(), f.source()));
        return table.text();
    }

    private String losses() {
        CsvTable table = new CsvTable("path", "relation", "inventory", "carried", "transformed", "placeholder", "lost", "unaccounted", "adds up", "rules", "reasons");
        for (LossLedger.Entry e : report.ledger().entries()) {
            table.row(
                    e.path(),
                    e.relation().name(),
                    e.inventory() == null ? "" : e.inventory(),
                    e.tally().carried(),
                    e.tally().transformed(),
                    e.tally().placeholder(),
                    e.tally().lost(),
                    e.tally().different(),
                    e.addsUp() ? "yes" : "no",
                    e.rules().entrySet().stream().map(rule -> rule.getKey() + " " + rule.getValue()).collect(Collectors.joining("; ")),
                    String.join(" ", e.reasons()));
        }
        return table.text();
    }

    private String uncounted() {
        CsvTable table = new CsvTable("relation", "what", "brought by the methods of the plan", "why not counted", "note");
        for (LossLedger.Uncounted u : report.ledger().uncounted()) {
            table.row(u.relation().id(), u.relation().words(), ReportPage.brought(u), u.why(), u.relation().note() == null ? "" : u.relation().note());
        }
        return table.text();
    }

    private String repairs() {
        CsvTable table = new CsvTable("path", "what", "means", "why");
        report.items().forEach(item -> item.mended().forEach(m -> table.row(item.from(), m.what(), m.means(), m.why())));
        return table.text();
    }

    private String reenter() {
        CsvTable table = new CsvTable("path", "relation", "key", "attribute", "why", "enter at", "who can supply it");
        report.reenter().forEach(r -> table.row(r.path(), r.relation().name(), r.key(), r.attribute(), r.why(), r.place(), r.who()));
        return table.text();
    }

    private String differences() {
        CsvTable table = new CsvTable("path", "relation", "key", "difference");
        for (Report.Item item : report.items()) {
            FullPath path = item.from();
            item.different().forEach(d -> table.row(path, d.relation().name(), d.difference().key(), d.difference().what()));
        }
        return table.text();
    }
}
