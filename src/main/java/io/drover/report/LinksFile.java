package io.drover.report;

import io.drover.links.Link;
import io.drover.run.LinkPass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every link to the old instance that a pass found: {@code links.csv}. */
public final class LinksFile {
    private LinksFile() {}

    /** Returns the file. @throws io.drover.problem.ProblemException {@code REPORT_UNWRITABLE} */
    public static Path write(Path folder, LinkPass.Report report) {
        CsvTable table = new CsvTable("path", "where", "line", "link", "becomes", "lost", "why");
        for (LinkPass.ItemLinks item : report.items()) {
            item.links().forEach(listed -> row(table, item, listed.place(), listed.link()));
        }
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("links.csv"), table.text());
        } catch (IOException e) {
            throw ReportProblem.REPORT_UNWRITABLE.exception("links.csv: " + e.getClass().getSimpleName(), folder.toString(), e);
        }
    }

    private static void row(CsvTable table, LinkPass.ItemLinks item, String place, Link link) {
        table.row(item.path(), place, link.line(), link.url(), link.rewritten() ? link.becomes() : "", link.lost() == null ? "" : link.lost(), link.fate().words());
    }
}
