package io.drover.simulator.directtransfer;

import io.drover.simulator.transfer.RelationFiles;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The project's own attributes. */
final class ProjectAttributesPipeline implements Pipeline {
    @Override
    public void run(Transfer transfer, Tracker tracker) throws IOException {
        Downloads.each(transfer, tracker, "self", file -> {
            for (Object line : new RelationFiles(transfer.instance()).lines(file)) {
                tracker.fetched();
                Map<String, @Nullable Object> attributes = new HashMap<>();
                Transfer.map(line).forEach((key, value) -> attributes.put(String.valueOf(key), value));
                transfer.restore("project_attributes").projectAttributes(attributes);
                tracker.imported();
            }
        });
    }
}
