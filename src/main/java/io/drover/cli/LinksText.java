package io.drover.cli;

import io.drover.console.Console;
import io.drover.console.Console.Style;
import io.drover.links.Link;
import io.drover.run.LinkPass;
import io.drover.run.step.RewriteLinks.Listed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The census of links before and after, and a few of them. */
final class LinksText {
    private static final int SHOWN = 20;

    private final Console console;
    private final boolean json;

    LinksText(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    void print(LinkPass.Report report, boolean committed, Path file) {
        if (json) {
            console.print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report));
            return;
        }
        census(report, committed);
        examples(report);
        report.items().forEach(item -> {
            if (item.problem() != null) {
                console.print("");
                console.print(console.styled(Style.BAD, item.item()));
                ProblemText.lines(item.problem(), console).forEach(line -> console.print("  " + line));
            }
        });
        console.print("");
        console.print("Every link is in " + file + "." + (committed ? "" : " Nothing was written. To do it: drover links --commit"));
    }

    private void census(LinkPass.Report report, boolean committed) {
        Map<Link.Fate, Long> before = report.before();
        Map<Link.Fate, Long> after = report.after();
        List<List<String>> rows = new ArrayList<>();
        for (Link.Fate fate : Link.Fate.values()) {
            long found = before.getOrDefault(fate, 0L);
            if (found + after.getOrDefault(fate, 0L) > 0) {
                List<String> row = new ArrayList<>(List.of(fate.words(), String.valueOf(found)));
                if (committed) {
                    row.add(String.valueOf(after.getOrDefault(fate, 0L)));
                }
                rows.add(row);
            }
        }
        if (rows.isEmpty()) {
            console.print("No text of what has arrived holds a link to the old host.");
        } else {
            console.table(committed ? List.of("LINKS TO THE OLD HOST", "BEFORE", "AFTER") : List.of("LINKS TO THE OLD HOST", "FOUND"), rows);
        }
    }

    private void examples(LinkPass.Report report) {
        List<String> lines = new ArrayList<>();
        report.items().forEach(item -> item.links().stream().filter(listed -> listed.link().rewritten()).forEach(listed -> lines.add(line(item, listed))));
        if (!lines.isEmpty()) {
            console.print("");
            lines.stream().limit(SHOWN).forEach(console::print);
        }
        if (lines.size() > SHOWN) {
            console.print("and " + (lines.size() - SHOWN) + " more");
        }
    }

    private static String line(LinkPass.ItemLinks item, Listed listed) {
        String lost = listed.link().lost() == null ? "" : " (without " + listed.link().lost() + ")";
        return item.path() + ", " + listed.place() + ": " + listed.link().url() + " -> " + listed.link().becomes() + lost;
    }
}
