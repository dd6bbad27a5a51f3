package io.drover.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One problem that happened. The same record feeds the terminal, the report and the journal; it never holds a secret.
 *
 * @param code     name of a {@link ProblemCode}
 * @param what     what happened, one sentence
 * @param where    URL, file:line:column or full path; null when there is no place
 * @param next     what to do next
 * @param observed what it can be traced back by; empty in journals older than this
 */
public record Problem(
        String code, Actor actor, String what, @Nullable String where, String next, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Observation> observed) {
    public Problem {
        observed = List.copyOf(Objects.requireNonNullElse(observed, List.of()));
    }

    /** With nothing but its code to trace it back by. */
    public Problem(String code, Actor actor, String what, @Nullable String where, String next) {
        this(code, actor, what, where, next, List.of());
    }

    public Problem observing(List<Observation> more) {
        return new Problem(code, actor, what, where, next, more);
    }
}
