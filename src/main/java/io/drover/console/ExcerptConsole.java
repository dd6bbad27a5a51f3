package io.drover.console;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells what another command prints: indented, its first and last lines when it is long, everything kept for {@link #whole}. Progress stays
 * out of the story. Thread-safe.
 */
public final class ExcerptConsole implements Console {
    private final Console inner;
    private final String indent;
    private final int head;
    private final int tail;
    private final List<String> lines = new ArrayList<>();

    public ExcerptConsole(Console inner, String indent, int head, int tail) {
        this.inner = inner;
        this.indent = indent;
        this.head = head;
        this.tail = tail;
    }

    @Override
    public synchronized void print(String line) {
        if (line.isEmpty()) {
            lines.add("");
        }
        line.lines().forEach(lines::add);
    }

    @Override
    public void remark(String line) {
        print(line);
    }

    @Override
    public void table(List<String> headings, List<List<String>> rows) {
        TextTable.lines(headings, rows).forEach(this::print);
    }

    /** Prints the excerpt. @param where names the place of the whole text, for the line that says how much was left out */
    public synchronized void tell(String where) {
        boolean fits = lines.size() <= head + tail + 1;
        for (int i = 0; i < lines.size(); i++) {
            if (fits || i < head || i >= lines.size() - tail) {
                inner.print((indent + lines.get(i)).stripTrailing());
            } else if (i == head) {
                inner.print(indent + inner.styled(Style.QUIET, "… " + (lines.size() - head - tail) + " more lines in " + where));
            }
        }
    }

    /** Everything that was printed, without indentation. */
    public synchronized String whole() {
        return String.join("\n", lines) + "\n";
    }

    @Override
    public Progress progress(String what, long total) {
        return Console.silent().progress(what, total);
    }

    @Override
    public String styled(Style style, String text) {
        return inner.styled(style, text);
    }
}
