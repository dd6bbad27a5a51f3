package io.drover.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a table for spreadsheets: RFC 4180 with line feeds. A cell that a spreadsheet would run as a formula (it begins with
 * {@code = + - @}, tab or carriage return) gets an apostrophe in front, and so does one that begins with an apostrophe;
 * {@link CsvReader} takes it away again.
 */
public final class CsvWriter {
    private final StringBuilder text = new StringBuilder();

    public CsvWriter(String... header) {
        row(header);
    }

    public CsvWriter row(String... cells) {
        return row(Arrays.asList(cells));
    }

    public CsvWriter row(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(quoted(harmless(cells.get(i))));
        }
        text.append('\n');
        return this;
    }

    /** The whole table. */
    public String text() {
        return text.toString();
    }

    /** Replaces {@code file} in one move, so that nobody ever reads half a table. */
    public void writeTo(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path half = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(half, text);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && "=+-@\t\r'".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String quoted(String cell) {
        return needsQuotes(cell) ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static boolean needsQuotes(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return !cell.isEmpty() && (Character.isWhitespace(cell.codePointAt(0)) || Character.isWhitespace(cell.codePointBefore(cell.length())));
    }
}
