package io.drover.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/** The console of a real process: results on one stream, remarks and progress on the other. */
public final class TerminalConsole implements Console {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean colours;
    private final boolean live;

    /**
     * @param colours style results with ANSI escapes
     * @param live    redraw progress in place; otherwise progress prints only its last line
     */
    public TerminalConsole(PrintStream out, PrintStream err, boolean colours, boolean live) {
        this.out = out;
        this.err = err;
        this.colours = colours;
        this.live = live;
    }

    /** Standard streams; colours and live progress only on a terminal, and no colours when {@code NO_COLOR} is set (no-color.org). */
    public static TerminalConsole standard() {
        java.io.Console terminal = System.console();
        boolean interactive = terminal != null && terminal.isTerminal();
        return new TerminalConsole(System.out, System.err, interactive && System.getenv("NO_COLOR") == null, interactive);
    }

    @Override
    public synchronized void print(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public synchronized void remark(String line) {
        err.println(line);
        err.flush();
    }

    @Override
    public void table(List<String> headings, List<List<String>> rows) {
        TextTable.lines(headings, rows).forEach(this::print);
    }

    @Override
    public Progress progress(String what, long total) {
        return new ProgressLine(what, total, System::nanoTime, this::progressLine);
    }

    private synchronized void progressLine(String line, boolean last) {
        if (live) {
            err.print("\r\u001b[K" + line + (last ? System.lineSeparator() : ""));
            err.flush();
        } else if (last) {
            remark(line);
        }
    }

    @Override
    public String styled(Style style, String text) {
        if (!colours) {
            return text;
        }
        String code =
                switch (style) {
                    case GOOD -> "32";
                    case BAD -> "31";
                    case WARN -> "33";
                    case QUIET -> "2";
                    case STRONG -> "1";
                };
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    /** {@code 1 h 05 min}, {@code 3 min 20 s}, {@code 4.2 s}, {@code 250 ms}. */
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 3600) {
            return "%d h %02d min".formatted(seconds / 3600, seconds % 3600 / 60);
        }
        if (seconds >= 60) {
            return "%d min %02d s".formatted(seconds / 60, seconds % 60);
        }
        return seconds >= 1 ? "%.1f s".formatted(duration.toMillis() / 1000.0) : duration.toMillis() + " ms";
    }
}
