package io.drover.simulator.transfer;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a finished archive is sent: {@code upload[url]} with {@code upload[http_method]} PUT or POST. */
record UploadTarget(URI url, String method) {
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final int FIRST_ERROR = 300;

    static Optional<UploadTarget> from(Call call) {
        Map<?, ?> upload = call.params().get("upload") instanceof Map<?, ?> map ? map : Map.of();
        Object url = upload.containsKey("url") ? upload.get("url") : call.params().get("upload[url]");
        if (url == null) {
            return Optional.empty();
        }
        Object given = upload.containsKey("http_method") ? upload.get("http_method") : call.params().get("upload[http_method]");
        String method = given == null ? "PUT" : given.toString().toUpperCase(Locale.ROOT);
        if (!method.equals("PUT") && !method.equals("POST")) {
            throw ApiError.parameter("upload[http_method] does not have a valid value");
        }
        try {
            return Optional.of(new UploadTarget(URI.create(url.toString()), method));
        } catch (IllegalArgumentException e) {
            throw ApiError.parameter("upload[url] is invalid");
        }
    }

    void send(Path archive) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestMethod(method);
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/gzip");
        connection.setFixedLengthStreamingMode(Files.size(archive));
        try (OutputStream out = connection.getOutputStream()) {
            Files.copy(archive, out);
        }
        int status = connection.getResponseCode();
        connection.disconnect();
        if (status >= FIRST_ERROR) {
            throw new TransferException("Error uploading the project: " + status);
        }
    }
}
