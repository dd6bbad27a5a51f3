package io.drover.assess;

import io.drover.connector.Capability;
import io.drover.connector.InstanceInfo;
import io.drover.connector.InstanceSettings;
import io.drover.connector.Subscription;
import io.drover.connector.TokenInfo;
import io.drover.model.FullPath;
import io.drover.model.Relation;
import io.drover.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has to be known of the destination to judge, plan and match people without asking it again.
 *
 * @param groups   paths of groups that exist where things are to go
 * @param projects paths of projects that exist where things are to go
 * @param carried  relations that Drover brings over itself when no archive does
 * @param rooms    placeholder users of the top-level groups that things go to; only where their number is limited
 * @param users    everyone, or, where they cannot all be listed, those whom the source's users were found to be
 */
public record DestinationFacts(
        Instant takenAt,
        InstanceInfo instance,
        TokenInfo token,
        InstanceSettings settings,
        Set<Capability> capabilities,
        Set<FullPath> groups,
        Set<FullPath> projects,
        Set<Relation> carried,
        List<PlaceholderRoom> rooms,
        List<User> users) {
    public DestinationFacts {
        capabilities = Set.copyOf(capabilities);
        groups = Set.copyOf(groups);
        projects = Set.copyOf(projects);
        carried = Set.copyOf(carried);
        // facts of before have none
        rooms = List.copyOf(Objects.requireNonNullElse(rooms, List.of()));
        users = List.copyOf(users);
    }

    /**
     * A top-level group that is there.
     *
     * @param subscription null when the token may not see it
     * @param taken        people of any source who have a placeholder user in it now
     */
    public record PlaceholderRoom(FullPath group, @Nullable Subscription subscription, long taken) {}

    Optional<PlaceholderRoom> room(FullPath group) {
        return rooms.stream().filter(room -> room.group().equals(group)).findFirst();
    }

    /** The largest archive the destination imports, in bytes; 0 is unlimited. GitLab.com takes 5 GiB (doc/user/gitlab_com/_index.md). */
    public long largestImport() {
        long fixed = instance.saas() ? 5L << 30 : 0;
        long set = settings.maxImportSize();
        return fixed == 0 ? set : set == 0 ? fixed : Math.min(fixed, set);
    }
}
