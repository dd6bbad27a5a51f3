package io.drover.connector.gitlab;

import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.http.ApacheTransport;
import io.drover.http.Governor;
import io.drover.http.Governors;
import io.drover.http.Redaction;
import io.drover.http.TransportSettings;
import io.drover.http.Transports;
import io.drover.time.Time;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One instance, one token: the connections, the governor, the API and who we are. */
record Session(InstanceConfig config, ApacheTransport network, Governor governor, GitLabApi api, Registries registries, Identity identity)
        implements AutoCloseable {
    /** A minute's window opens within this; anything longer parks the item. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** File for a recording of all exchanges, redacted: for bug reports. */
    private static final String RECORDING = "DROVER_RECORD_HTTP";

    static Session open(InstanceConfig config, Secret token, Time time, Party party, Governors governors) {
        RandomGenerator random = RandomGenerator.getDefault();
        TransportSettings settings = TransportSettings.standard(config.caBundle());
        ApacheTransport network = new ApacheTransport(settings);
        Governor governor = governors.of(config.url(), token, GitLabLimits.named(config.limits()), time, random);
        Optional<Path> recording = Optional.ofNullable(System.getenv(RECORDING)).map(Path::of);
        Redaction redaction = new Redaction(List.of(token.reveal()));
        var transport = Transports.around(network, governor, PATIENCE, recording, redaction, time, random);
        GitLabApi api = new GitLabApi(transport, config.url(), token, party);
        Registries registries = new Registries(network, governors, token, time, random);
        return new Session(config, network, governor, api, registries, new Identity(api));
    }

    @Override
    public void close() {
        network.close();
    }
}
