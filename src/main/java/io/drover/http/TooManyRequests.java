package io.drover.http;

import io.drover.problem.Fact;
import io.drover.problem.Observation;
import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import java.time.Instant;
import java.util.List;

/** The problem that parks an item. */
final class TooManyRequests {
    private TooManyRequests() {}

    static ProblemException until(Instant until, String by, Request request) {
        String what = "the limit '" + by + "' opens again at " + until;
        Problem problem = HttpProblem.TOO_MANY_REQUESTS.problem(what, request.where());
        return new ProblemException(problem.observing(List.of(Observation.of(Fact.Kind.LIMIT, by))), null, until);
    }
}
