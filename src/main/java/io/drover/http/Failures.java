package io.drover.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ProtocolException;

/** Which problem an exception of the network is, by its type. */
final class Failures {
    private Failures() {}

    static HttpProblem problem(IOException failure) {
        return switch (failure) {
            case UnknownHostException e -> HttpProblem.HOST_NAME_UNKNOWN;
            case ConnectTimeoutException e -> HttpProblem.HOST_UNREACHABLE;
            case ConnectException e -> HttpProblem.HOST_UNREACHABLE;
            case NoRouteToHostException e -> HttpProblem.HOST_UNREACHABLE;
            case SSLException e -> HttpProblem.TLS_FAILED;
            case SocketTimeoutException e -> HttpProblem.NO_ANSWER_IN_TIME;
            case InterruptedIOException e -> HttpProblem.WAIT_INTERRUPTED;
            default -> failure.getCause() instanceof ProtocolException ? HttpProblem.NOT_THE_API : HttpProblem.CONNECTION_CUT;
        };
    }

    /** One sentence for people; the type names nothing secret. */
    static String words(IOException failure) {
        return switch (problem(failure)) {
            case HOST_NAME_UNKNOWN -> "the host name does not resolve";
            case HOST_UNREACHABLE -> "no connection could be made";
            case TLS_FAILED -> "the TLS handshake failed: " + failure.getMessage();
            case NO_ANSWER_IN_TIME -> "no byte came for too long";
            case WAIT_INTERRUPTED -> "the request was interrupted";
            case NOT_THE_API -> "the answer is not HTTP";
            default -> "the connection was closed before the answer came";
        };
    }
}
