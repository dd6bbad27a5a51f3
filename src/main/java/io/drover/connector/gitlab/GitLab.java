package io.drover.connector.gitlab;

import io.drover.config.InstanceConfig;
import io.drover.config.Secret;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.http.Governors;
import io.drover.model.Relation;
import io.drover.time.Time;
import java.net.URI;
import java.util.Set;

/**
 * GitLab as a source and as a destination. Making a connector asks nothing yet; the first call does. Nothing is written before a method
 * that says so is called.
 */
public final class GitLab {
    private GitLab() {}

    /** What is re-created over the API at an instance that has every licence. Asks nobody. */
    public static Set<Relation> recreated() {
        GitLabApi nobody = new GitLabApi(
                request -> {
                    throw new IllegalStateException("there is no instance to ask");
                },
                URI.create("http://localhost"),
                new Secret("none"),
                Party.DESTINATION);
        return Set.copyOf(Writables.handlers(nobody, new Identity(nobody)).keySet());
    }

    /** @param token a personal access token with {@code read_api}; {@code api} to export and freeze */
    public static SourceConnector source(InstanceConfig config, Secret token, Time time, Governors governors) {
        return new GitLabSource(Session.open(config, token, time, Party.SOURCE, governors));
    }

    /** With a budget of its own. */
    public static SourceConnector source(InstanceConfig config, Secret token, Time time) {
        return source(config, token, time, new Governors());
    }

    /** @param token a personal access token with {@code api} and {@code write_repository}; an administrator's to create users */
    public static DestinationConnector destination(InstanceConfig config, Secret token, Time time, Governors governors) {
        return new GitLabDestination(Session.open(config, token, time, Party.DESTINATION, governors));
    }

    /** With a budget of its own. */
    public static DestinationConnector destination(InstanceConfig config, Secret token, Time time) {
        return destination(config, token, time, new Governors());
    }
}
