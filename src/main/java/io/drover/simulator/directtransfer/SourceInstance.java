package io.drover.simulator.directtransfer;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.server.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The instance an import pulls from, asked over HTTP with the token it was given (lib/bulk_imports/clients). */
final class SourceInstance {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Set<String> FILE_TYPES = Set.of("application/gzip", "application/octet-stream");
    private static final int PAGE = 100;
    private static final int CHUNK = 1 << 16;

    private final Outbound outbound;
    private final Row settings;
    private final String url;
    private final String token;

    /** @param configuration {@code url} and {@code access_token} */
    SourceInstance(Instance instance, Row configuration) {
        this(instance, configuration.text("url"), configuration.text("access_token"));
    }

    SourceInstance(Instance instance, String url, String token) {
        this.outbound = new Outbound(instance);
        this.settings = instance.settings();
        this.url = url.replaceFirst("/+$", "");
        this.token = token.strip();
    }

    String url() {
        return url;
    }

    /** @throws NetworkError unless it answers with success */
    @Nullable Object get(String resource) {
        return parsed(send(HttpRequest.newBuilder(rest(resource)).timeout(PATIENCE).GET().build(), resource), resource);
    }

    /** All pages of a list. */
    List<Map<?, ?>> list(String resource) {
        List<Map<?, ?>> all = new ArrayList<>();
        String next = "1";
        while (!next.isEmpty()) {
            String page = resource + (resource.contains("?") ? "&" : "?") + "per_page=" + PAGE + "&page=" + next;
            HttpResponse<byte[]> response = send(HttpRequest.newBuilder(rest(page)).timeout(PATIENCE).GET().build(), resource);
            if (parsed(response, resource) instanceof List<?> items) {
                items.forEach(item -> all.add((Map<?, ?>) item));
            }
            next = response.headers().firstValue("x-next-page").orElse("");
        }
        return all;
    }

    void post(String resource) {
        send(HttpRequest.newBuilder(rest(resource)).timeout(PATIENCE).POST(HttpRequest.BodyPublishers.noBody()).build(), resource);
    }

    /** The answer's {@code data}; empty when there is none. */
    Map<?, ?> graphql(String query, Map<String, ?> variables) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/graphql"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofByteArray(JsonText.bytes(Map.of("query", query, "variables", variables))))
                .build();
        Object answer = parsed(send(request, "/api/graphql"), "/api/graphql");
        return answer instanceof Map<?, ?> map && map.get("data") instanceof Map<?, ?> data ? data : Map.of();
    }

    /**
     * Downloads a relation's file.
     *
     * @throws NetworkError when the source does not answer
     * @throws io.drover.simulator.transfer.RestoreException when what it answers is not a file, or too large
     */
    Path download(String resource, Path file) {
        HttpRequest request = HttpRequest.newBuilder(rest(resource)).timeout(Duration.ofMinutes(30)).GET().build();
        outbound.check(request.uri());
        try {
            HttpResponse<InputStream> response = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                NetworkError refused = error(response.statusCode(), resource, "", response);
                if (refused.retriable()) {
                    throw refused;
                }
                String type = response.headers().firstValue("content-type").orElse("").replaceFirst(";.*", "");
                if (!FILE_TYPES.contains(type)) {
                    throw Failures.noFile("Invalid content type");
                }
                if (response.statusCode() != 200) {
                    throw Failures.noFile("File download error " + response.statusCode());
                }
                copy(body, file);
            }
            return file;
        } catch (IOException e) {
            throw NetworkError.broken("Error downloading file from " + resource + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NetworkError.broken("interrupted");
        }
    }

    private void copy(InputStream body, Path file) throws IOException {
        long limit = settings.number("bulk_import_max_download_file_size") * 1024 * 1024;
        long size = 0;
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                size += read;
                if (size > limit) {
                    throw Failures.tooLarge(Sizes.human(size), Sizes.human(limit));
                }
                out.write(chunk, 0, read);
            }
        }
    }

    /** For Git: with the token in it, as GitLab gives it. */
    String repository(String path) {
        String address = path.startsWith("http") ? path : url + "/" + path;
        outbound.check(URI.create(address));
        return address.replaceFirst("://", "://oauth2:" + token + "@");
    }

    private URI rest(String resource) {
        String separator = resource.contains("?") ? "&" : "?";
        return URI.create(url + "/api/v4" + resource + separator + "private_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    private HttpResponse<byte[]> send(HttpRequest request, String resource) {
        outbound.check(request.uri());
        try {
            HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() >= 300) {
                throw error(response.statusCode(), resource, new String(response.body(), StandardCharsets.UTF_8), response);
            }
            return response;
        } catch (IOException e) {
            throw NetworkError.broken("Failed to open TCP connection to " + request.uri().getHost() + ":" + request.uri().getPort() + " (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NetworkError.broken("interrupted");
        }
    }

    private static NetworkError error(int status, String resource, String body, HttpResponse<?> response) {
        return NetworkError.answered(status, "/api/v4" + resource, body, response.headers().firstValue("retry-after"));
    }

    private static @Nullable Object parsed(HttpResponse<byte[]> response, String resource) {
        try {
            return JsonText.read(response.body());
        } catch (JacksonException e) {
            throw NetworkError.answered(response.statusCode(), resource, "not JSON", java.util.Optional.empty());
        }
    }

    /** A path as one segment of an address. */
    static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
