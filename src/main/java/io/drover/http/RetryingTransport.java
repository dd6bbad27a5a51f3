package io.drover.http;

import io.drover.problem.ProblemException;
import io.drover.time.Time;
import java.time.Duration;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Tries again what is safe to try again: a connection that was never made with any request; 502, 503, 504, cut connections and silence
 * only with requests that are {@link Request#repeatable()}. A few times, with growing jittered waits; anything longer is the engine's
 * work. 429 is {@link GovernedTransport}'s.
 */
public final class RetryingTransport implements Transport {
    private static final int ATTEMPTS = 4;
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);
    private static final Set<HttpProblem> NEVER_SENT = Set.of(HttpProblem.HOST_UNREACHABLE, HttpProblem.HOST_NAME_UNKNOWN);
    private static final Set<HttpProblem> MAYBE_DONE = Set.of(HttpProblem.CONNECTION_CUT, HttpProblem.NO_ANSWER_IN_TIME);

    private final Transport inner;
    private final Time time;
    private final RandomGenerator random;
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(15));

    public RetryingTransport(Transport inner, Time time, RandomGenerator random) {
        this.inner = inner;
        this.time = time;
        this.random = random;
    }

    @Override
    public Response send(Request request) {
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt == ATTEMPTS;
            try {
                Response response = inner.send(request);
                if (last || !request.repeatable() || !PASSING.contains(response.status())) {
                    return response;
                }
                response.close();
            } catch (ProblemException e) {
                if (last || !worthRetrying(e, request)) {
                    throw e;
                }
            }
            Waiting.sleep(time, backoff.before(attempt, random), request);
        }
    }

    private static boolean worthRetrying(ProblemException failure, Request request) {
        return NEVER_SENT.stream().anyMatch(failure::is)
                || (request.repeatable() && MAYBE_DONE.stream().anyMatch(failure::is));
    }
}
