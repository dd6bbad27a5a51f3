package io.drover.run.step;

import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.config.TokenSource;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.connector.gitlab.GitLab;
import io.drover.identity.UserMap;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.time.Time;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Two empty simulated GitLabs, with a connector to each as a step has them. */
final class TwoGitLabs implements AutoCloseable {
    final SimulatedGitLab old = SimulatedGitLab.start(SimulatorOptions.defaults());
    final SimulatedGitLab fresh = SimulatedGitLab.start(SimulatorOptions.defaults().withFirstId(900));
    final SourceConnector source = GitLab.source(config(old), new Secret(old.rootToken()), Time.system());
    final DestinationConnector destination = GitLab.destination(config(fresh), new Secret(fresh.rootToken()), Time.system());

    private static InstanceConfig config(SimulatedGitLab gitlab) {
        return new InstanceConfig("any", "gitlab", URI.create(gitlab.url()), new TokenSource.Prompt(), Optional.empty(), "none");
    }

    /** Where steps work that know no people. */
    Worksite site(Path folder) {
        return Worksite.of(source, destination, new UserMap(List.of()), folder, Time.system(), new Pace(false, false, Duration.ofMillis(50)));
    }

    @Override
    public void close() {
        source.close();
        destination.close();
        old.close();
        fresh.close();
    }
}
