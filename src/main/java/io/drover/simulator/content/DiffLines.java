package io.drover.simulator.content;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a patch with their numbers on both sides. */
final class DiffLines {
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+(\\d+)(?:,\\d+)? @@.*", Pattern.DOTALL);

    private DiffLines() {}

    /**
     * @param sign {@code +}, {@code -} or a space
     * @param oldLine the number on the old side; for an added line that of the next old line
     * @param newLine likewise
     * @param hunk the patch from the hunk's head up to and including this line
     */
    record Line(char sign, long oldLine, long newLine, String text, String hunk) {}

    static List<Line> parse(String diff) {
        List<Line> lines = new ArrayList<>();
        StringBuilder hunk = new StringBuilder();
        long oldLine = 0;
        long newLine = 0;
        for (String line : diff.split("(?<=\n)")) {
            Matcher head = HUNK.matcher(line);
            if (head.matches()) {
                oldLine = Long.parseLong(head.group(1));
                newLine = Long.parseLong(head.group(2));
                hunk = new StringBuilder(line);
                continue;
            }
            if (line.isEmpty() || "+- ".indexOf(line.charAt(0)) < 0) {
                continue;
            }
            hunk.append(line);
            char sign = line.charAt(0);
            lines.add(new Line(sign, oldLine, newLine, line.substring(1).stripTrailing(), hunk.toString()));
            oldLine += sign == '+' ? 0 : 1;
            newLine += sign == '-' ? 0 : 1;
        }
        return lines;
    }

    /** An added line has only a new number, a removed one only an old number, an unchanged one both. */
    static Optional<Line> at(List<Line> lines, @Nullable Long oldLine, @Nullable Long newLine) {
        return lines.stream()
                .filter(line -> switch (line.sign) {
                    case '+' -> oldLine == null && newLine != null && newLine == line.newLine;
                    case '-' -> newLine == null && oldLine != null && oldLine == line.oldLine;
                    default -> oldLine != null && newLine != null && oldLine == line.oldLine && newLine == line.newLine;
                })
                .findFirst();
    }
}
