package io.drover.problem;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The only exception that crosses package borders on purpose. Recognise it by {@link Problem#code()}, never by its text. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Instant retryAt;

    public ProblemException(Problem problem, @Nullable Throwable cause) {
        this(problem, cause, null);
    }

    /** @param retryAt when trying again makes sense; null when waiting alone does not help */
    public ProblemException(Problem problem, @Nullable Throwable cause, @Nullable Instant retryAt) {
        super(problem.code() + ": " + problem.what() + (problem.where() == null ? "" : " (" + problem.where() + ")"), cause);
        this.problem = problem;
        this.retryAt = retryAt;
    }

    /** When trying again makes sense: a reason to put the work aside until then instead of calling it failed. */
    public Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAt);
    }

    public Problem problem() {
        return problem;
    }

    public boolean is(ProblemCode code) {
        return problem.code().equals(code.name());
    }
}
