package io.drover.app;

import io.drover.config.ConfigProblem;
import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.connector.gitlab.GitLab;
import io.drover.http.Governors;
import io.drover.problem.ProblemException;
import io.drover.time.Time;

/** The one list of connectors. */
final class AllConnectors implements Connectors {
    private final Governors governors = new Governors();

    @Override
    public SourceConnector source(InstanceConfig config, Secret token, Time time) {
        return switch (config.kind()) {
            case "gitlab" -> GitLab.source(config, token, time, governors);
            default -> throw unknown(config);
        };
    }

    @Override
    public DestinationConnector destination(InstanceConfig config, Secret token, Time time) {
        return switch (config.kind()) {
            case "gitlab" -> GitLab.destination(config, token, time, governors);
            default -> throw unknown(config);
        };
    }

    private static ProblemException unknown(InstanceConfig config) {
        return ConfigProblem.CONFIG_INVALID.exception("there is no connector for '" + config.kind() + "'", config.name());
    }
}
