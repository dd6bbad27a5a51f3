package io.drover.console;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Lays out an aligned table. Escape sequences take no room; a column whose cells are all numbers stands to the right. */
final class TextTable {
    private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d,.]+( ?(%|B|[KMGTP]i?B|s|ms|min|h))?|");

    private TextTable() {}

    static List<String> lines(List<String> headings, List<List<String>> rows) {
        int columns = headings.size();
        int[] widths = new int[columns];
        boolean[] right = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            int column = c;
            widths[c] = Math.max(width(headings.get(c)), rows.stream().mapToInt(r -> width(r.get(column))).max().orElse(0));
            right[c] = !rows.isEmpty() && rows.stream().allMatch(r -> NUMBER.matcher(plain(r.get(column))).matches());
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(headings, widths, right));
        rows.forEach(row -> lines.add(line(row, widths, right)));
        return lines;
    }

    private static String line(List<String> cells, int[] widths, boolean[] right) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            String pad = " ".repeat(widths[c] - width(cells.get(c)));
            line.append(c == 0 ? "" : "  ").append(right[c] ? pad + cells.get(c) : cells.get(c) + pad);
        }
        return line.toString().stripTrailing();
    }

    private static String plain(String cell) {
        return ESCAPE.matcher(cell).replaceAll("");
    }

    private static int width(String cell) {
        String plain = plain(cell);
        return plain.codePointCount(0, plain.length());
    }
}
