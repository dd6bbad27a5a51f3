package io.drover.simulator.transfer;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Instance;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;

/** An archive behind a URL: its server must announce length and {@code Content-Type: application/gzip}. */
record RemoteFile(URI url, Instance instance) {
    private static final long MEGABYTE = 1024L * 1024;
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int OK = 200;

    static RemoteFile from(Call call, Instance instance) {
        URI url;
        try {
            url = URI.create(call.requireText("url"));
        } catch (IllegalArgumentException e) {
            throw ApiError.parameter("url is invalid");
        }
        if (url.getScheme() == null || !url.getScheme().toLowerCase(Locale.ROOT).startsWith("http")) {
            throw new ApiError(400, Map.of("message", "File url is blocked: Only allowed schemes are http, https"));
        }
        return new RemoteFile(url, instance);
    }

    /** @throws TransferException when the answer is not what GitLab accepts */
    Path download() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        if (connection.getResponseCode() != OK) {
            throw new TransferException("Invalid response code: " + connection.getResponseCode());
        }
        Long limit = instance.settings().numberOrNull("max_import_remote_file_size");
        long length = connection.getContentLengthLong();
        if (length < 0) {
            throw new TransferException("Missing 'ContentLength' header");
        }
        if (limit != null && limit > 0 && length > limit * MEGABYTE) {
            throw new TransferException("File is too large");
        }
        String type = connection.getContentType();
        if (!"application/gzip".equals(type)) {
            throw new TransferException("Content type '" + type + "' not allowed. (Allowed: application/gzip)");
        }
        Path kept = Files.createTempFile(Files.createDirectories(instance.temporary()), "import", ".tar.gz");
        try (InputStream in = connection.getInputStream()) {
            Files.copy(in, kept, StandardCopyOption.REPLACE_EXISTING);
        }
        return kept;
    }
}
