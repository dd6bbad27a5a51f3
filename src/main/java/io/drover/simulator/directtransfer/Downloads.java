package io.drover.simulator.directtransfer;

import io.drover.simulator.transfer.RelationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The exported files of one relation: one, or one for each batch. What was read before a break is not read again. */
final class Downloads {
    private Downloads() {}

    /** Does something with a downloaded file. */
    @FunctionalInterface
    interface Reader {
        void read(Path file) throws IOException;
    }

    static void each(Transfer transfer, Tracker tracker, String relation, Reader reader) throws IOException {
        String resource = transfer.resource() + "/export_relations/download?relation=" + relation;
        long batches = tracker.batched() ? tracker.batches() : 1;
        while (tracker.batchesDone() < batches) {
            String batch = tracker.batched() ? "&batched=true&batch_number=" + (tracker.batchesDone() + 1) : "";
            Path directory = Files.createTempDirectory(transfer.instance().temporary(), "transfer-");
            try {
                reader.read(transfer.source().download(resource + batch, directory.resolve(relation + ".gz")));
            } finally {
                RelationFiles.delete(directory);
            }
            tracker.batchDone();
            transfer.touch();
        }
    }
}
