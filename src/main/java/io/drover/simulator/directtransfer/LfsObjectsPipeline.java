package io.drover.simulator.directtransfer;

import io.drover.simulator.transfer.RelationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** LFS objects, known by the digest of what arrived. */
final class LfsObjectsPipeline implements Pipeline {
    @Override
    public void run(Transfer transfer, Tracker tracker) throws IOException {
        Downloads.each(transfer, tracker, "lfs_objects", file -> {
            Path directory = file.resolveSibling("unpacked");
            new RelationFiles(transfer.instance()).unpack(file, directory);
            long objects = count(directory);
            for (long i = 0; i < objects; i++) {
                tracker.fetched();
            }
            transfer.restore("lfs_objects").lfsObjects(directory);
            for (long i = 0; i < objects; i++) {
                tracker.imported();
            }
        });
    }

    private static long count(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> !String.valueOf(file.getFileName()).endsWith(".json")).count();
        }
    }
}
