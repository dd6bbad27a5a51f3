package io.drover.links;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds addresses of the old instance in text: where each begins and ends, and whether it stands in code. */
final class LinkScanner {
    /** What ends an address wherever it stands; Markdown, HTML and YAML put it in quotes, brackets or angles. */
    private static final String ENDS = "<>\"'`|\\^{}[]";

    private static final String TRAILING = ".,;:!?*_~";

    private static final Pattern SCHEME = Pattern.compile("(?<![\\w%/])https?://", Pattern.CASE_INSENSITIVE);

    private final List<Pattern> web;
    private final List<Pattern> ssh;

    LinkScanner(List<OldHost> hosts) {
        this.web = hosts.stream().map(OldHost::web).toList();
        this.ssh = hosts.stream().map(OldHost::ssh).toList();
    }

    /**
     * @param path what follows the instance's address: path, query and fragment
     * @param code whether it stands in code
     * @param ssh  whether it is an address of Git over SSH
     */
    record Span(int start, int end, String path, boolean code, boolean ssh) {}

    /** The instance's address itself, without a path. */
    private record Beginning(int start, int end, boolean ssh) {}

    /** In the order of the text, none inside another. */
    List<Span> scan(String text) {
        List<Beginning> beginnings = beginnings(text);
        CodeSpans code = beginnings.isEmpty() ? CodeSpans.NONE : CodeSpans.of(text);
        List<Span> found = new ArrayList<>();
        for (int i = 0; i < beginnings.size(); i++) {
            Beginning begin = beginnings.get(i);
            int next = i + 1 < beginnings.size() ? beginnings.get(i + 1).start() : text.length();
            int end = end(text, begin.end(), Math.min(next, nextAddress(text, begin.end())));
            String path = text.substring(begin.end(), end);
            found.add(new Span(begin.start(), end, begin.ssh() && !path.startsWith("/") ? "/" + path : path, code.holds(begin.start()), begin.ssh()));
        }
        return found;
    }

    /** Of two that overlap the first stays. */
    private List<Beginning> beginnings(String text) {
        List<Beginning> all = new ArrayList<>();
        web.forEach(pattern -> collect(pattern.matcher(text), false, all));
        ssh.forEach(pattern -> collect(pattern.matcher(text), true, all));
        all.sort(Comparator.comparingInt(Beginning::start).thenComparing(Comparator.comparingInt(Beginning::end).reversed()));
        List<Beginning> apart = new ArrayList<>();
        for (Beginning each : all) {
            if (apart.isEmpty() || apart.getLast().end() <= each.start()) {
                apart.add(each);
            }
        }
        return apart;
    }

    private static void collect(Matcher matcher, boolean ssh, List<Beginning> sink) {
        while (matcher.find()) {
            sink.add(new Beginning(matcher.start(), matcher.end(), ssh));
        }
    }

    /** An address ends where any other begins, so that what is found is the same after the other was rewritten. */
    private static int nextAddress(String text, int from) {
        Matcher scheme = SCHEME.matcher(text);
        return scheme.find(from) ? scheme.start() : text.length();
    }

    /** Up to white space or a closing mark; marks of the sentence, and a bracket that the address does not open, are not part of it. */
    private static int end(String text, int from, int limit) {
        int end = from;
        int open = 0;
        while (end < limit && !Character.isWhitespace(text.charAt(end)) && ENDS.indexOf(text.charAt(end)) < 0) {
            open += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' ? -1 : 0;
            if (open < 0) {
                break;
            }
            end++;
        }
        while (end > from && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }
}
