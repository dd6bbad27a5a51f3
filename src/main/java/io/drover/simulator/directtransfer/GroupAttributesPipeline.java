package io.drover.simulator.directtransfer;

import io.drover.simulator.transfer.RelationFiles;
import java.io.IOException;
import java.util.Map;

/** The one attribute of a group that GraphQL does not show (lib/bulk_imports/groups/pipelines/group_attributes_pipeline.rb). */
final class GroupAttributesPipeline implements Pipeline {
    @Override
    public void run(Transfer transfer, Tracker tracker) throws IOException {
        Downloads.each(transfer, tracker, "self", file -> {
            for (Object line : new RelationFiles(transfer.instance()).lines(file)) {
                tracker.fetched();
                Map<?, ?> attributes = Transfer.map(line);
                if (attributes.get("membership_lock") instanceof Boolean lock) {
                    transfer.portable().set("membership_lock", lock);
                }
                tracker.imported();
            }
        });
    }
}
