package io.drover.connector.gitlab;

import io.drover.connector.DestinationConnector;
import io.drover.connector.DestinationConnectorContract;
import io.drover.simulator.SimulatorOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** GitLab keeps the contract of destinations, against the simulated instance. */
class GitLabDestinationTest extends DestinationConnectorContract {
    private static Simulated simulated;

    @BeforeAll
    static void start() {
        simulated = new Simulated(SimulatorOptions.defaults());
    }

    @AfterAll
    static void stop() {
        simulated.close();
    }

    @Override
    protected DestinationConnector destination() {
        return simulated.destination();
    }
}
