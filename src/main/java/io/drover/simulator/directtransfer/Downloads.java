package io.drover.simulator.directtransfer;

import io.drover.simulator.transfer.RelationFiles;
import io.drover.simulator.transfer.RestoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The exported files of one relation: one, or one for each batch. What was read before a break is not read again. */
final class Downloads {
    private Downloads() {}

    /** Does something with a downloaded file. */
    @FunctionalInterface
    interface Reader {
        void read(Path file) throws IOException;
    }

    /** A batch that fails does not keep the others from being read. */
    static void each(Transfer transfer, Tracker tracker, String relation, Reader reader) throws IOException {
        if (!tracker.batched()) {
            read(transfer, relation, "", reader);
            return;
        }
        while (tracker.batchesDone() < tracker.batches()) {
            long number = tracker.batchesDone() + 1;
            try {
                tracker.brokenBatch(number).ifPresent(error -> {
                    throw new RestoreException("BulkImports::Pipeline::FailedError", "Batch export " + number + " from source instance failed: " + error);
                });
                read(transfer, relation, "&batched=true&batch_number=" + number, reader);
            } catch (RestoreException e) {
                transfer.failed(relation, e.exceptionClass(), e.message(), Map.of());
            }
            tracker.batchDone();
            transfer.touch();
        }
    }

    private static void read(Transfer transfer, String relation, String batch, Reader reader) throws IOException {
        Path directory = Files.createTempDirectory(transfer.instance().temporary(), "transfer-");
        try {
            String resource = transfer.resource() + "/export_relations/download?relation=" + relation + batch;
            reader.read(transfer.source().download(resource, directory.resolve(relation + ".gz")));
        } finally {
            RelationFiles.delete(directory);
        }
    }
}
