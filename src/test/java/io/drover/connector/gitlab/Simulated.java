package io.drover.connector.gitlab;

import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.config.TokenSource;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.http.ApacheTransport;
import io.drover.http.TransportSettings;
import io.drover.http.WholeAnswers;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.time.Time;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A GitLab in this process with connectors to it, and its API for preparing what a test needs. */
final class Simulated implements AutoCloseable {
    private final SimulatedGitLab gitlab;
    private final ApacheTransport network = new ApacheTransport(TransportSettings.standard(Optional.empty()));
    private final GitLabApi root;
    private final SourceConnector source;
    private final DestinationConnector destination;

    Simulated(SimulatorOptions options) {
        this.gitlab = SimulatedGitLab.start(options);
        this.root = new GitLabApi(new WholeAnswers(network), URI.create(gitlab.url()), new Secret(gitlab.rootToken()), Party.DESTINATION);
        this.source = GitLab.source(config(), new Secret(gitlab.rootToken()), Time.system());
        this.destination = GitLab.destination(config(), new Secret(gitlab.rootToken()), Time.system());
    }

    SimulatedGitLab gitlab() {
        return gitlab;
    }

    InstanceConfig config() {
        return new InstanceConfig("test", "gitlab", URI.create(gitlab.url()), new TokenSource.Prompt(), Optional.empty(), "none");
    }

    SourceConnector source() {
        return source;
    }

    DestinationConnector destination() {
        return destination;
    }

    GitLabApi root() {
        return root;
    }

    JsonNode post(Route route, String json) {
        return root.post(route, (ObjectNode) GitLabApi.JSON.readTree(json.replace('\'', '"')));
    }

    /** Id of a new group. */
    long group(String path, long parent) {
        String parentId = parent == 0 ? "" : ",'parent_id':" + parent;
        return post(Route.of("/groups"), "{'name':'" + path + "','path':'" + path + "'" + parentId + "}").path("id").asLong();
    }

    /** Id of a new project with one commit on {@code main}. */
    long project(String path, long namespace) {
        return post(Route.of("/projects"), "{'name':'" + path + "','path':'" + path + "','namespace_id':" + namespace
                        + ",'initialize_with_readme':true,'default_branch':'main'}")
                .path("id")
                .asLong();
    }

    long user(String username) {
        return destination.people().create(username + "@example.com", username, username).id();
    }

    @Override
    public void close() {
        source.close();
        destination.close();
        network.close();
        gitlab.close();
    }
}
