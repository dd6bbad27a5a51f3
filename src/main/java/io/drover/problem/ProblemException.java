package io.drover.problem;

import org.jspecify.annotations.Nullable;

/** The only exception that crosses package borders on purpose. Recognise it by {@link Problem#code()}, never by its text. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.code() + ": " + problem.what() + (problem.where() == null ? "" : " (" + problem.where() + ")"), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    public boolean is(ProblemCode code) {
        return problem.code().equals(code.name());
    }
}
