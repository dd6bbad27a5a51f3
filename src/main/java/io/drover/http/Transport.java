package io.drover.http;

/**
 * Sends one request. Retry, pacing, recording and fault injection are transports around a transport, put together in one place.
 *
 * <p>Throws {@link io.drover.problem.ProblemException} when there is no usable answer (unreachable, TLS, timeout, cut body, a proxy's page);
 * any HTTP status is an answer, not an exception.
 */
@FunctionalInterface
public interface Transport {
    /** The caller closes the response. */
    Response send(Request request);
}
