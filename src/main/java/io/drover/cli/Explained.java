package io.drover.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.drover.diagnose.FailureMode;
import io.drover.problem.Observation;
import io.drover.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code drover explain CODE} says, of Drover's problems and of GitLab's failure modes alike.
 *
 * @param symptom what the API or the page shows; empty for a problem, which is told when it happens
 * @param source  where it is documented; empty for Drover's own
 * @param signs   the facts it is recognised by; empty when no machine can see it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Explained(String code, String title, String actor, String symptom, String explanation, String next, String source, List<String> signs) {
    Explained {
        signs = List.copyOf(signs);
    }

    static Explained of(ProblemCode problem) {
        return new Explained(problem.name(), problem.title(), problem.actor().label(), "", problem.explanation(), problem.next(), "", List.of());
    }

    static Explained of(FailureMode mode) {
        List<String> signs = mode.signs().stream().map(Observation::words).toList();
        return new Explained(mode.code(), mode.title(), mode.actor().label(), mode.symptom(), mode.cause(), mode.fix(), mode.source(), signs);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(code + "  " + title, ""));
        if (!symptom.isEmpty()) {
            lines.add("  what it shows  " + symptom);
        }
        lines.add("  what it means  " + explanation);
        lines.add("  do next        " + next);
        lines.add("  who            " + actor);
        if (!source.isEmpty()) {
            lines.add("  source         " + source);
        }
        signs.forEach(sign -> lines.add("  recognised by  " + sign));
        return lines;
    }
}
