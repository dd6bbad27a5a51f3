package io.drover.diagnose;

import io.drover.problem.Actor;
import io.drover.problem.Fact;
import io.drover.problem.Observation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One way in which a migration into GitLab goes wrong: the root cause behind what the instances report.
 *
 * @param code    stable, upper case with underscores, unique over problems and failure modes
 * @param title   one line, no full stop
 * @param symptom what the API or the page shows. GitLab's texts are quoted for people; nothing is recognised by them
 * @param cause   why it happens
 * @param actor   who must act
 * @param fix     what to do, as an instruction
 * @param source  documentation page, source file or issue this is known from
 * @param signs   each is a set of facts that together point at this mode; none when no machine can see it
 */
public record FailureMode(
        String code, Area area, String title, String symptom, String cause, Actor actor, String fix, String source, List<Observation> signs) {
    public FailureMode {
        signs = List.copyOf(signs);
    }

    static FailureMode of(Area area, String code, Actor actor, String title, String symptom, String cause, String fix, String source, Observation... signs) {
        return new FailureMode(code, area, title, symptom, cause, actor, fix, source, Arrays.asList(signs));
    }

    /** What must be seen together. */
    static Observation sign(Fact.Kind kind, String value) {
        return Observation.of(kind, value);
    }

    /** Whether every word occurs somewhere in what is said about it, whatever the case. For people who have only a text in hand. */
    public boolean mentions(List<String> words) {
        String all = Stream.of(code, title, symptom, cause, fix, source).map(s -> s.toLowerCase(Locale.ROOT)).reduce("", (a, b) -> a + "\n" + b);
        return words.stream().allMatch(w -> all.contains(w.toLowerCase(Locale.ROOT)));
    }
}
