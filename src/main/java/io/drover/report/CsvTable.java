package io.drover.report;

import java.util.ArrayList;
import java.util.List;

/** A table for spreadsheets: RFC 4180, one header line. */
final class CsvTable {
    private final StringBuilder text = new StringBuilder();

    CsvTable(String... headings) {
        row((Object[]) headings);
    }

    void row(Object... cells) {
        List<String> quoted = new ArrayList<>();
        for (Object cell : cells) {
            quoted.add(quoted(cell instanceof Number ? cell.toString() : harmless(cell.toString())));
        }
        text.append(String.join(",", quoted)).append("\r\n");
    }

    String text() {
        return text.toString();
    }

    /** Spreadsheets run a cell that starts like a formula; titles and keys are other people's text. */
    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
