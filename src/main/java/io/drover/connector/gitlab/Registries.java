package io.drover.connector.gitlab;

import io.drover.config.Secret;
import io.drover.http.Governors;
import io.drover.http.Redaction;
import io.drover.http.Transport;
import io.drover.http.Transports;
import io.drover.oci.Registry;
import io.drover.oci.RegistryAccount;
import io.drover.time.Time;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * The container registries that belong to an instance, usually one, on a host of its own. They take the instance's token as password for any
 * user name (doc/user/packages/container_registry/authenticate_with_container_registry.md). GitLab documents no rate limit for them; what they
 * refuse for a while is obeyed.
 */
final class Registries {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String USER = "oauth2";

    private final Transport network;
    private final Governors governors;
    private final Secret token;
    private final Time time;
    private final RandomGenerator random;
    private final Map<String, Registry> known = new ConcurrentHashMap<>();

    Registries(Transport network, Governors governors, Secret token, Time time, RandomGenerator random) {
        this.network = network;
        this.governors = governors;
        this.token = token;
        this.time = time;
        this.random = random;
    }

    Registry at(URI url) {
        return known.computeIfAbsent(url.getAuthority(), authority -> new Registry(transport(url), url, Optional.of(new RegistryAccount(USER, token))));
    }

    private Transport transport(URI url) {
        var governor = governors.of(url, token, List.of(), time, random);
        return Transports.around(network, governor, PATIENCE, Optional.empty(), new Redaction(List.of(token.reveal())), time, random);
    }
}
