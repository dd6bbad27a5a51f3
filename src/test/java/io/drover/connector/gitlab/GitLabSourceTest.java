package io.drover.connector.gitlab;

import io.drover.connector.SourceConnector;
import io.drover.connector.SourceConnectorContract;
import io.drover.simulator.SimulatorOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** GitLab keeps the contract of sources, against the simulated instance. */
class GitLabSourceTest extends SourceConnectorContract {
    private static Simulated simulated;

    @BeforeAll
    static void start() {
        simulated = new Simulated(SimulatorOptions.defaults());
        long acme = simulated.group("acme", 0);
        long platform = simulated.group("platform", acme);
        long api = simulated.project("api", platform);
        simulated.project("site", acme);
        simulated.project("outside", simulated.group("other", 0));
        long alice = simulated.user("alice");
        simulated.post(Route.of("/projects/:id/members", api), "{'user_id':" + alice + ",'access_level':40}");
    }

    @AfterAll
    static void stop() {
        simulated.close();
    }

    @Override
    protected SourceConnector source() {
        return simulated.source();
    }
}
