package io.drover.cli;

import io.drover.console.Console;
import io.drover.console.Console.Style;
import io.drover.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** A problem for people: what, where, what to do, who. */
final class ProblemText {
    private ProblemText() {}

    static List<String> lines(Problem problem, Console console) {
        List<String> lines = new ArrayList<>();
        lines.add(console.styled(Style.BAD, problem.code()) + "  " + problem.what());
        if (problem.where() != null) {
            lines.add("  where    " + problem.where());
        }
        lines.add("  do next  " + problem.next());
        lines.add("  who      " + problem.actor().label() + console.styled(Style.QUIET, "   (drover explain " + problem.code() + ")"));
        return lines;
    }
}
