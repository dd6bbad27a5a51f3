package io.drover.console;

import java.util.List;

/** Words, tables and progress. Results go to standard output; progress and remarks to standard error. Thread-safe. */
public interface Console {
    /** One line of result, standard output. */
    void print(String line);

    /** A remark, standard error. */
    void remark(String line);

    /** An aligned table, standard output; columns that hold only numbers are right-aligned. */
    void table(List<String> headings, List<List<String>> rows);

    /** Long work that can be counted; {@code total} 0 or less when unknown. On a pipe it prints nothing but the last line. */
    Progress progress(String what, long total);

    /** Colours when standard output is a terminal and {@code NO_COLOR} is unset. */
    String styled(Style style, String text);

    enum Style {
        GOOD,
        BAD,
        WARN,
        QUIET,
        STRONG
    }

    /** Shows count, rate and time left. */
    interface Progress extends AutoCloseable {
        void total(long total);

        void advance(long by);

        void note(String text);

        @Override
        void close();
    }

    /** Keeps silent: for tests and {@code --json}. */
    static Console silent() {
        return SilentConsole.INSTANCE;
    }
}
