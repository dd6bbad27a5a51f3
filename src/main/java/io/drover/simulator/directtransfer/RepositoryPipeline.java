package io.drover.simulator.directtransfer;

import io.drover.simulator.transfer.RelationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The repository with all its refs, as a bundle. */
final class RepositoryPipeline implements Pipeline {
    @Override
    public void run(Transfer transfer, Tracker tracker) throws IOException {
        Downloads.each(transfer, tracker, "repository", file -> {
            Path directory = file.resolveSibling("unpacked");
            new RelationFiles(transfer.instance()).unpack(file, directory);
            Path bundle = directory.resolve("repository.bundle");
            if (Files.isRegularFile(bundle)) {
                tracker.fetched();
                transfer.restore("repository").repository(bundle);
                tracker.imported();
            }
        });
    }
}
