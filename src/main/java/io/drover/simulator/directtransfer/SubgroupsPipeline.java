package io.drover.simulator.directtransfer;

import io.drover.simulator.Row;
import java.util.Map;

/** Finds the subgroups; each becomes an entity of the same import. */
final class SubgroupsPipeline implements Pipeline {
    @Override
    public void run(Transfer transfer, Tracker tracker) {
        Row entity = transfer.entity();
        for (Map<?, ?> group : transfer.source().list(transfer.resource() + "/subgroups")) {
            transfer.found(new EntityRequest(
                    EntityRequest.GROUP,
                    Transfer.text(group, "full_path"),
                    transfer.portable().text("full_path"),
                    Transfer.text(group, "path"),
                    entity.flag("migrate_projects"),
                    entity.flag("migrate_memberships"),
                    Long.valueOf(Transfer.text(group, "id")),
                    entity.id()));
        }
    }
}
