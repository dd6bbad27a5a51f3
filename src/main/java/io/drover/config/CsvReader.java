package io.drover.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads a table as {@link CsvWriter} or a spreadsheet writes it: RFC 4180, line feeds or both, a byte order mark, quoted line breaks.
 * Every cell knows its place. What cannot be read goes to the {@link Mistakes} and reading goes on.
 */
public final class CsvReader {
    private static final int END = -1;

    private final String text;
    private final Mistakes mistakes;
    private int at;
    private int line = 1;
    private int column = 1;

    private CsvReader(String text, Mistakes mistakes) {
        this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
        this.mistakes = mistakes;
    }

    /** All rows, header included; blank lines are left out. */
    public static List<Row> rows(String text, Mistakes mistakes) {
        CsvReader reader = new CsvReader(text, mistakes);
        List<Row> rows = new ArrayList<>();
        while (reader.peek() != END) {
            Row row = reader.row();
            if (row.cells().size() > 1 || !row.cells().getFirst().text().isBlank()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Row row() {
        int start = line;
        List<Cell> cells = new ArrayList<>();
        do {
            cells.add(cell());
        } while (skip(','));
        skip('\r');
        skip('\n');
        return new Row(start, List.copyOf(cells));
    }

    private Cell cell() {
        int cellLine = line;
        int cellColumn = column;
        String raw = peek() == '"' ? quoted(cellLine, cellColumn) : plain();
        // CsvWriter's guard against formulas
        return new Cell(cellLine, cellColumn, raw.startsWith("'") ? raw.substring(1) : raw);
    }

    private String plain() {
        StringBuilder value = new StringBuilder();
        while (peek() != END && peek() != ',' && peek() != '\n' && !(peek() == '\r' && lineFeedFollows())) {
            value.append((char) next());
        }
        return value.toString().strip();
    }

    private boolean lineFeedFollows() {
        return at + 1 >= text.length() || text.charAt(at + 1) == '\n';
    }

    private String quoted(int cellLine, int cellColumn) {
        next();
        StringBuilder value = new StringBuilder();
        while (true) {
            int c = peek();
            if (c == END) {
                mistakes.add(cellLine, cellColumn, "a quote begins here and never ends", "close it with \" or remove it");
                return value.toString();
            }
            next();
            if (c != '"') {
                value.append((char) c);
            } else if (!skip('"')) {
                break;
            } else {
                value.append('"');
            }
        }
        String after = plain();
        if (!after.isEmpty()) {
            mistakes.add(cellLine, cellColumn, "there is text after the closing quote", "double every quote inside a quoted cell");
        }
        return value.append(after).toString();
    }

    private int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private int next() {
        char c = text.charAt(at++);
        if (c == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
        return c;
    }

    private boolean skip(char wanted) {
        if (peek() == wanted) {
            next();
            return true;
        }
        return false;
    }

    /** @param line of its first cell, from 1 */
    public record Row(int line, List<Cell> cells) {}

    /** A cell and where it begins. */
    public record Cell(int line, int column, String text) {}
}
