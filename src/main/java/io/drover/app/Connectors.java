package io.drover.app;

import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.time.Time;

/** Makes connectors from configuration. */
public interface Connectors {
    SourceConnector source(InstanceConfig config, Secret token, Time time);

    DestinationConnector destination(InstanceConfig config, Secret token, Time time);
}
