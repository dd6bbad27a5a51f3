package io.drover.assess;

import io.drover.connector.Capability;
import io.drover.problem.Actor;
import java.util.stream.Stream;

/** GitLab maps the people in an archive only when an administrator imports it. */
final class NotAdministratorCheck implements Check {
    @Override
    public String id() {
        return "not-administrator";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        if (s.destination().capabilities().contains(Capability.MAP_ARCHIVE_USERS)) {
            return Stream.empty();
        }
        return Stream.of(finding(
                Severity.LOSS,
                null,
                "the destination's token is no administrator's: every issue, merge request and note will belong to " + s.destination().token().username(),
                s.destination().instance().saas()
                        ? "GitLab.com gives nobody that right; direct transfer keeps authors there."
                        : "Use the token of an administrator of the destination.",
                Actor.DESTINATION_ADMIN,
                "doc/user/project/settings/import_export.md"));
    }
}
