package io.drover.run.step;

import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.identity.UserMap;
import io.drover.model.FullPath;
import io.drover.time.Time;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What every step works with. Thread-safe.
 *
 * @param mails what is made though the destination sends mail for it, by name
 */
public record Worksite(
        SourceConnector source, DestinationConnector destination, DestinationUsers users, Path files, Time time, Pace pace, Optional<Sealing> sealing, Set<String> mails) {
    public static Worksite of(SourceConnector source, DestinationConnector destination, UserMap users, Path files, Time time, Pace pace) {
        return new Worksite(source, destination, new DestinationUsers(users, destination.people()), files, time, pace, Optional.empty(), Set.of());
    }

    /** The same for steps that translate what is named by its place. */
    public Worksite going(Map<FullPath, FullPath> places) {
        return new Worksite(source, destination, users.knowing(places), files, time, pace, sealing, mails);
    }

    /** The same, making tokens anew. */
    public Worksite sealing(Sealing newTokens) {
        return new Worksite(source, destination, users, files, time, pace, Optional.of(newTokens), mails);
    }

    /** The same, making also what the destination sends mail for. */
    public Worksite mailing(Set<String> what) {
        return new Worksite(source, destination, users, files, time, pace, sealing, Set.copyOf(what));
    }

    public UserMap userMap() {
        return users.map();
    }

    /** Who the source's limits count. */
    public String sourceUser() {
        return source.instance().url().getHost() + " " + source.token().userId();
    }

    /** Who the destination's limits count. */
    public String destinationUser() {
        return destination.instance().url().getHost() + " " + destination.token().userId();
    }
}
