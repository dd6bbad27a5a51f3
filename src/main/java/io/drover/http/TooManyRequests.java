package io.drover.http;

import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import java.time.Instant;

/** The problem that parks an item. */
final class TooManyRequests {
    private TooManyRequests() {}

    static ProblemException until(Instant until, String by, Request request) {
        String what = "the limit '" + by + "' opens again at " + until;
        Problem problem = HttpProblem.TOO_MANY_REQUESTS.problem(what, request.where());
        return new ProblemException(problem, null, until);
    }
}
