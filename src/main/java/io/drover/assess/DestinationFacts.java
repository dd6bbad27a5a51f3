package io.drover.assess;

import io.drover.connector.Capability;
import io.drover.connector.InstanceInfo;
import io.drover.connector.InstanceSettings;
import io.drover.connector.TokenInfo;
import io.drover.model.FullPath;
import io.drover.model.Relation;
import io.drover.model.User;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What has to be known of the destination to judge, plan and match people without asking it again.
 *
 * @param groups   paths of groups that exist where things are to go
 * @param projects paths of projects that exist where things are to go
 * @param carried  relations that Drover brings over itself when no archive does
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
        List<User> users) {
    public DestinationFacts {
        capabilities = Set.copyOf(capabilities);
        groups = Set.copyOf(groups);
        projects = Set.copyOf(projects);
        carried = Set.copyOf(carried);
        users = List.copyOf(users);
    }

    /** The largest archive the destination imports, in bytes; 0 is unlimited. GitLab.com takes 5 GiB (doc/user/gitlab_com/_index.md). */
    public long largestImport() {
        long fixed = instance.saas() ? 5L << 30 : 0;
        long set = settings.maxImportSize();
        return fixed == 0 ? set : set == 0 ? fixed : Math.min(fixed, set);
    }
}
