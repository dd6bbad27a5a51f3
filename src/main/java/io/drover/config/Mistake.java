package io.drover.config;

/**
 * One mistake in a file that a person edits.
 *
 * @param line   from 1
 * @param column from 1, in characters
 * @param what   what is wrong
 * @param write  what to write instead; empty when {@code what} says it all
 */
public record Mistake(int line, int column, String what, String write) {
    /** {@code plan.yaml:12:5: unknown key 'form'; did you mean 'from'?}. */
    public String text(String file) {
        return file + ":" + line + ":" + column + ": " + what + (write.isEmpty() ? "" : "; " + write);
    }
}
