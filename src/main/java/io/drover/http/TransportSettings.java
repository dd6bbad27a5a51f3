package io.drover.http;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How connections are made.
 *
 * @param connect            longest time for making a connection
 * @param silence            longest time without a byte, while waiting for the answer's head and while reading its body
 * @param silenceAfterUpload the same for requests that carry files: a host may digest an upload for minutes before it answers
 * @param connectionsPerHost pool size
 * @param caBundle           PEM file with certificate authorities to trust besides the usual ones
 * @param environment        where {@code HTTPS_PROXY} and its relatives are looked up
 */
public record TransportSettings(
        Duration connect,
        Duration silence,
        Duration silenceAfterUpload,
        int connectionsPerHost,
        Optional<Path> caBundle,
        Map<String, String> environment) {
    public TransportSettings {
        environment = Map.copyOf(environment);
    }

    /** What is right for an instance on the internet or in a company's network. */
    public static TransportSettings standard(Optional<Path> caBundle) {
        return new TransportSettings(
                Duration.ofSeconds(15), Duration.ofSeconds(60), Duration.ofMinutes(15), 64, caBundle, System.getenv());
    }
}
