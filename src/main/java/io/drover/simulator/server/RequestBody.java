package io.drover.simulator.server;

import com.sun.net.httpserver.HttpExchange;
import io.drover.simulator.ApiError;
import io.drover.simulator.Call.UploadedFile;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads the body of a request into parameters and files. */
final class RequestBody {
    private final HttpExchange exchange;
    private final Path temporary;
    private final Map<String, UploadedFile> files = new LinkedHashMap<>();

    RequestBody(HttpExchange exchange, Path temporary) {
        this.exchange = exchange;
        this.temporary = temporary;
    }

    /** The body, unpacked when it came gzipped. */
    static InputStream stream(HttpExchange exchange) throws IOException {
        boolean gzip = "gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return gzip ? new GZIPInputStream(exchange.getRequestBody(), 1 << 16) : exchange.getRequestBody();
    }

    void readInto(Map<String, @Nullable Object> params) {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        String kind = type.toLowerCase(Locale.ROOT);
        try (InputStream in = stream(exchange)) {
            if (kind.startsWith("multipart/form-data")) {
                new MultipartReader(in, MultipartReader.boundary(type)).readInto((name, file, contentType) -> part(params, name, file, contentType));
            } else if (kind.startsWith("application/x-www-form-urlencoded")) {
                Parameters.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), params);
            } else if (kind.contains("json")) {
                byte[] json = in.readAllBytes();
                if (json.length > 0) {
                    params.putAll(JsonText.readMap(json));
                }
            }
        } catch (JacksonException e) {
            throw ApiError.parameter("Problems parsing JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether {@link #readInto} would consume it. */
    static boolean holdsParameters(HttpExchange exchange) {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type")).toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/form-data") || type.startsWith("application/x-www-form-urlencoded") || type.contains("json");
    }

    Map<String, UploadedFile> files() {
        return files;
    }

    /** Removes the files nobody moved away. */
    void clean() {
        for (UploadedFile file : files.values()) {
            try {
                Files.deleteIfExists(file.path());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private OutputStream part(Map<String, @Nullable Object> params, String name, @Nullable String fileName, String contentType) throws IOException {
        if (fileName == null) {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    Parameters.add(params, name, toString(StandardCharsets.UTF_8));
                }
            };
        }
        Path path = Files.createTempFile(temporary, "upload", ".part");
        return new FilterOutputStream(new BufferedOutputStream(Files.newOutputStream(path), 1 << 16)) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                super.close();
                files.put(name, new UploadedFile(fileName, contentType, path, Files.size(path)));
            }
        };
    }
}
