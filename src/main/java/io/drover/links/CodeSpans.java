package io.drover.links;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which parts of a Markdown text are code: fenced and indented blocks, code spans, {@code pre} and {@code code} elements (GitHub Flavored
 * Markdown, 4.4, 4.5 and 6.1, which GitLab's renderer follows). In doubt it is code, and stays as it is.
 */
final class CodeSpans {
    private static final Pattern FENCE = Pattern.compile("^[> \\t]*(?:[-*+]|\\d{1,9}[.)])?[ \\t]*(`{3,}|~{3,})([^\\n]*)$");
    private static final Pattern INDENTED = Pattern.compile("^(?: {4}| {0,3}\\t)\\s*\\S");
    private static final Pattern TICKS = Pattern.compile("`+");
    private static final Pattern ELEMENT = Pattern.compile("<(pre|code)\\b[^>]*>", Pattern.CASE_INSENSITIVE);

    static final CodeSpans NONE = new CodeSpans();

    private final List<int[]> spans = new ArrayList<>();

    static CodeSpans of(String text) {
        CodeSpans code = new CodeSpans();
        code.blocks(text);
        code.ticks(text);
        code.elements(text);
        return code;
    }

    boolean holds(int position) {
        return spans.stream().anyMatch(span -> span[0] <= position && position < span[1]);
    }

    private void blocks(String text) {
        String fence = "";
        int opened = 0;
        boolean blank = true;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start) < 0 ? text.length() : text.indexOf('\n', start);
            String line = text.substring(start, end);
            Matcher mark = FENCE.matcher(line);
            if (!fence.isEmpty()) {
                if (mark.matches() && mark.group(1).startsWith(fence) && mark.group(2).isBlank()) {
                    add(opened, end);
                    fence = "";
                }
            } else if (mark.matches() && !(mark.group(1).charAt(0) == '`' && mark.group(2).contains("`"))) {
                fence = mark.group(1);
                opened = start;
            } else if (blank && INDENTED.matcher(line).find()) {
                add(start, end);
                start = end + 1;
                continue;
            }
            blank = line.isBlank();
            start = end + 1;
        }
        if (!fence.isEmpty()) {
            add(opened, text.length());
        }
    }

    /** A run of backticks closes with one of the same length, within the paragraph; without one it is text. */
    private void ticks(String text) {
        Matcher run = TICKS.matcher(text);
        for (int from = 0; run.find(from); ) {
            int open = run.start();
            int length = run.end() - open;
            int paragraph = text.indexOf("\n\n", open) < 0 ? text.length() : text.indexOf("\n\n", open);
            int close = holds(open) ? -1 : closing(text, run.end(), paragraph, length);
            if (close >= 0) {
                add(open, close);
            }
            from = close >= 0 ? close : open + length;
        }
    }

    private static int closing(String text, int from, int to, int length) {
        Matcher run = TICKS.matcher(text).region(from, to);
        while (run.find()) {
            if (run.end() - run.start() == length) {
                return run.end();
            }
        }
        return -1;
    }

    private void elements(String text) {
        Matcher open = ELEMENT.matcher(text);
        while (open.find()) {
            Matcher close = Pattern.compile("</" + open.group(1) + "\\s*>", Pattern.CASE_INSENSITIVE).matcher(text);
            add(open.start(), close.find(open.end()) ? close.end() : text.length());
        }
    }

    private void add(int start, int end) {
        spans.add(new int[] {start, end});
    }
}
