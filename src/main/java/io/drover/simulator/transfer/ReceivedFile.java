package io.drover.simulator.transfer;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;

/** The archive in a multipart request, kept until the job has read it. */
final class ReceivedFile {
    private static final long MEGABYTE = 1024L * 1024;

    private ReceivedFile() {}

    /** @throws ApiError 400 without a file or with one of another kind, 413 when it is larger than {@code max_import_size} */
    static ProjectImportJob.Source take(Call call, Instance instance) throws IOException {
        Call.UploadedFile file = call.file("file").orElseThrow(() -> ApiError.parameter("file is missing"));
        Long limit = instance.settings().numberOrNull("max_import_size");
        if (limit != null && limit > 0 && file.size() > limit * MEGABYTE) {
            throw new ApiError(413, Map.of("message", "413 Request Entity Too Large"));
        }
        if (!file.fileName().toLowerCase(Locale.ROOT).endsWith(".gz")) {
            throw new ApiError(400, Map.of("message", "You are not allowed to upload this file, allowed types: tar.gz, gz"));
        }
        Path kept = Files.createTempFile(Files.createDirectories(instance.temporary()), "import", ".tar.gz");
        Files.copy(file.path(), kept, StandardCopyOption.REPLACE_EXISTING);
        return () -> kept;
    }
}
