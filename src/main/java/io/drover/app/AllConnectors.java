package io.drover.app;

import io.drover.config.ConfigProblem;
import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.time.Time;

/** The one list of connectors. */
final class AllConnectors implements Connectors {
    @Override
    public SourceConnector source(InstanceConfig config, Secret token, Time time) {
        throw unknown(config);
    }

    @Override
    public DestinationConnector destination(InstanceConfig config, Secret token, Time time) {
        throw unknown(config);
    }

    private static RuntimeException unknown(InstanceConfig config) {
        return ConfigProblem.CONFIG_INVALID.exception("there is no connector for '" + config.kind() + "'", config.name());
    }
}
