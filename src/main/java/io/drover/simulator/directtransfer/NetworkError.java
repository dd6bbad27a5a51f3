package io.drover.simulator.directtransfer;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The source could not be asked, or did not answer with success (lib/bulk_imports/network_error.rb). */
final class NetworkError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Set<Integer> RETRIABLE = Set.of(429, 500, 502, 503, 504);
    private static final Duration DELAY = Duration.ofSeconds(30);

    private final int status;
    private final Duration retryAfter;

    private NetworkError(String message, int status, Duration retryAfter) {
        super(message);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static NetworkError answered(int status, String path, String body, Optional<String> retryAfter) {
        Duration delay = retryAfter.filter(text -> text.matches("\\d{1,6}")).map(text -> Duration.ofSeconds(Long.parseLong(text))).orElse(DELAY);
        return new NetworkError("Unsuccessful response " + status + " from " + path + ". Body: " + body, status, status == 429 ? delay : DELAY);
    }

    /** The connection could not be made or broke. */
    static NetworkError broken(String what) {
        return new NetworkError(what, 0, DELAY);
    }

    /** The address is one this instance does not call (doc/security/webhooks.md). */
    static NetworkError blocked(String why) {
        return new NetworkError("URL is blocked: " + why, -1, DELAY);
    }

    boolean isBlocked() {
        return status == -1;
    }

    OptionalInt status() {
        return status > 0 ? OptionalInt.of(status) : OptionalInt.empty();
    }

    boolean retriable() {
        return status == 0 || RETRIABLE.contains(status);
    }

    Duration retryDelay() {
        return retryAfter;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
