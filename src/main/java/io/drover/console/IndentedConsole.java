package io.drover.console;

import java.util.List;

/** A console whose every line is moved to the right: for a command that tells what other commands say. Progress stays out of the story. */
public final class IndentedConsole implements Console {
    private final Console inner;
    private final String indent;

    public IndentedConsole(Console inner, String indent) {
        this.inner = inner;
        this.indent = indent;
    }

    @Override
    public void print(String line) {
        line.lines().map(l -> (indent + l).stripTrailing()).forEach(inner::print);
        if (line.isEmpty()) {
            inner.print("");
        }
    }

    @Override
    public void remark(String line) {
        line.lines().map(l -> (indent + l).stripTrailing()).forEach(inner::remark);
    }

    @Override
    public void table(List<String> headings, List<List<String>> rows) {
        TextTable.lines(headings, rows).forEach(this::print);
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
