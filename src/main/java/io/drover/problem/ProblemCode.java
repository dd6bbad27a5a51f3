package io.drover.problem;

import org.jspecify.annotations.Nullable;

/**
 * A kind of problem, known by its stable {@link #name()} and explained by {@code drover explain NAME}.
 * Each package declares its own as an enum; {@code app} lists the enums.
 */
public interface ProblemCode {
    /** The stable code, upper case with underscores, unique over the whole program, never reused for something else. */
    String name();

    /** What is said about every problem of this kind. */
    Explanation about();

    default String title() {
        return about().title();
    }

    default Actor actor() {
        return about().actor();
    }

    default String explanation() {
        return about().explanation();
    }

    default String next() {
        return about().next();
    }

    /** A problem of this kind: {@code what} happened, {@code where} (an URL without secrets, a file:line:column, a full path). */
    default Problem problem(String what, @Nullable String where) {
        return new Problem(name(), actor(), what, where, next());
    }

    /** The same, ready to throw. */
    default ProblemException exception(String what, @Nullable String where) {
        return new ProblemException(problem(what, where), null);
    }

    default ProblemException exception(String what, @Nullable String where, Throwable cause) {
        return new ProblemException(problem(what, where), cause);
    }
}
