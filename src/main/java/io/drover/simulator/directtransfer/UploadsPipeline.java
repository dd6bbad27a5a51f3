package io.drover.simulator.directtransfer;

import io.drover.simulator.transfer.RelationFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Attachments, at the addresses they had, and the project's avatar. */
final class UploadsPipeline implements Pipeline {
    @Override
    public void run(Transfer transfer, Tracker tracker) throws IOException {
        Downloads.each(transfer, tracker, "uploads", file -> {
            Path directory = file.resolveSibling("unpacked");
            new RelationFiles(transfer.instance()).unpack(file, directory);
            long files = count(directory);
            repeat(files, tracker::fetched);
            if (transfer.project()) {
                transfer.restore("uploads").uploads(directory);
            }
            repeat(files, tracker::imported);
        });
    }

    private static void repeat(long times, Runnable count) {
        for (long i = 0; i < times; i++) {
            count.run();
        }
    }

    private static long count(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
