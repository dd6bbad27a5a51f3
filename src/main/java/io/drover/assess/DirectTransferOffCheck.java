package io.drover.assess;

import io.drover.problem.Actor;
import java.util.stream.Stream;

/** Direct transfer keeps more than a file transfer, but must be switched on at both ends. */
final class DirectTransferOffCheck implements Check {
    @Override
    public String id() {
        return "direct-transfer-off";
    }

    @Override
    public Stream<Finding> findings(Situation s) {
        boolean source = s.inventory().settings().directTransferEnabled();
        boolean destination = s.destination().settings().directTransferEnabled();
        if (source && destination) {
            return Stream.empty();
        }
        String where = source ? "at the destination" : destination ? "at the source" : "at both ends";
        return Stream.of(finding(
                Severity.NOTICE,
                null,
                "direct transfer is off " + where + "; this migration uses file transfer and does not need it",
                "Nothing, unless you want placeholder users: then switch on bulk_import_enabled.",
                source ? Actor.DESTINATION_ADMIN : Actor.SOURCE_ADMIN,
                "doc/user/group/import/direct_transfer_migrations.md"));
    }
}
