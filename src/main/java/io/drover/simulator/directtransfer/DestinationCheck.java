package io.drover.simulator.directtransfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import io.drover.simulator.namespaces.Directory;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether an entity may go where it is to go (lib/import/framework/destination_validator.rb). Asked of every entity, before anything is made. */
final class DestinationCheck {
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:[._-][a-z0-9]+)*");

    private final Instance instance;
    private final Directory directory;
    private final Row user;

    DestinationCheck(Instance instance, Row user) {
        this.instance = instance;
        this.directory = new Directory(instance.db());
        this.user = user;
    }

    /** @throws io.drover.simulator.ApiError 422 */
    void check(EntityRequest entity, String sourceUrl) {
        namespace(entity);
        if (!SLUG.matcher(entity.destinationSlug()).matches()) {
            throw Refused.destinationSlug();
        }
        String fullPath = entity.destinationFullPath();
        boolean taken = entity.project() ? directory.project(fullPath).isPresent() : directory.namespace(fullPath).isPresent();
        if (taken) {
            throw Refused.pathTaken(fullPath);
        }
        if (!entity.project() && sourceUrl.startsWith(instance.url()) && (entity.destinationNamespace() + "/").startsWith(entity.sourceFullPath() + "/")) {
            throw Refused.with("Validation failed: Import failed: Destination cannot be a subgroup of the source group. Change the destination and try again.");
        }
    }

    private void namespace(EntityRequest entity) {
        if (entity.destinationNamespace().isEmpty()) {
            if (entity.project()) {
                throw Refused.with("Validation failed: Destination namespace can't be blank");
            }
            return;
        }
        Optional<Row> group = directory.group(entity.destinationNamespace());
        boolean may = group.filter(row -> new Access(instance).inNamespace(user, row) >= (entity.project() ? Levels.MAINTAINER : levelForSubgroups(row)))
                .isPresent();
        if (!may) {
            throw Refused.destinationNamespace(entity.destinationNamespace());
        }
    }

    static int levelForSubgroups(Row group) {
        return "owner".equals(group.get("subgroup_creation_level")) ? Levels.OWNER : Levels.MAINTAINER;
    }
}
