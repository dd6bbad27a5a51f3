package io.drover.http;

import java.io.IOException;

/** A body that ended too early or too late; says which problem that is. */
final class BrokenBody extends IOException {
    private static final long serialVersionUID = 1L;

    private final HttpProblem problem;

    BrokenBody(HttpProblem problem, IOException cause) {
        super(problem.title(), cause);
        this.problem = problem;
    }

    HttpProblem problem() {
        return problem;
    }
}
