package io.drover.oci;

import io.drover.http.Body;
import io.drover.http.HttpProblem;
import io.drover.http.Response;
import io.drover.oci.Registry.Call;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Layers and configurations in and out (OCI distribution spec, "Pulling blobs", "Pushing a blob monolithically", "Mounting"). */
final class Blobs {
    private static final String BINARY = "application/octet-stream";
    private static final int ATTEMPTS = 4;

    private final Registry registry;

    Blobs(Registry registry) {
        this.registry = registry;
    }

    void fetch(String repository, Descriptor blob, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (Files.exists(file)) {
                return;
            }
            Files.createDirectories(file.toAbsolutePath().getParent());
            for (int attempt = 1; !whole(part, blob); attempt++) {
                try {
                    some(repository, blob, part);
                } catch (BrokenOff e) {
                    if (attempt == ATTEMPTS) {
                        throw HttpProblem.reading(e.failure, where(repository, blob));
                    }
                }
            }
            if (!blob.digest().matches(part)) {
                Files.delete(part);
                throw OciProblem.IMAGE_DAMAGED.exception("a blob has another digest than it is known by", where(repository, blob));
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw OciProblem.IMAGE_DISK.exception("a blob of " + blob.size() + " bytes", file.toString(), e);
        }
    }

    private static boolean whole(Path part, Descriptor blob) throws IOException {
        return Files.exists(part) && Files.size(part) >= blob.size();
    }

    /** What comes before the connection breaks stays. */
    private void some(String repository, Descriptor blob, Path part) throws IOException, BrokenOff {
        long have = Files.exists(part) ? Files.size(part) : 0;
        String at = Registry.path(repository, "blobs/" + blob.digest());
        Map<String, String> range = have > 0 ? Map.of("Range", "bytes=" + have + "-") : Map.of();
        Call whole = Call.transfer("GET", at, "GET blob", Registry.pull(repository), null);
        try (Response response = registry.send(new Call("GET", at, whole.endpoint(), whole.scope(), "*/*", null, whole.deadline(), range))) {
            if (response.status() == 206) {
                copy(response, part, StandardOpenOption.APPEND);
            } else if (response.status() == 404) {
                throw OciProblem.IMAGE_DAMAGED.exception("a manifest names a blob that is not there", where(repository, blob));
            } else {
                registry.require(response, 200, "GET", at);
                copy(response, part, StandardOpenOption.TRUNCATE_EXISTING);
            }
        }
    }

    private static void copy(Response response, Path part, StandardOpenOption how) throws IOException, BrokenOff {
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, how)) {
            for (int n = read(response, buffer); n >= 0; n = read(response, buffer)) {
                out.write(buffer, 0, n);
            }
        }
    }

    private static int read(Response response, byte[] buffer) throws BrokenOff {
        try {
            return response.body().read(buffer);
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    /** The network failed, not the disk. */
    private static final class BrokenOff extends Exception {
        private static final long serialVersionUID = 1L;
        private final IOException failure;

        BrokenOff(IOException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    void push(String repository, Digest blob, Path file) {
        String scope = Registry.push(repository);
        String begin = Registry.path(repository, "blobs/uploads/");
        String location;
        try (Response response = registry.send(Call.transfer("POST", begin, "POST blob upload", scope, null))) {
            registry.require(response, 202, "POST", begin);
            location = location(response);
        }
        String at = location + (location.contains("?") ? "&" : "?") + "digest=" + Registry.encoded(blob.text());
        try (Response response = registry.send(Call.transfer("PUT", at, "PUT blob", scope, new Body.File(file, BINARY)))) {
            registry.require(response, 201, "PUT", at);
        }
    }

    boolean mount(String repository, Digest blob, String from) {
        String at = Registry.path(repository, "blobs/uploads/?mount=" + Registry.encoded(blob.text()) + "&from=" + Registry.encoded(from));
        String scope = Registry.push(repository) + " " + Registry.pull(from);
        try (Response response = registry.send(Call.transfer("POST", at, "POST blob mount", scope, null))) {
            if (response.status() == 202) {
                // the registry began an upload instead, which it forgets by itself
                return false;
            }
            registry.require(response, 201, "POST", at);
            return true;
        }
    }

    /** Often absolute, and sometimes at a host that only the registry believes in: the path is what counts. */
    private static String location(Response response) {
        URI uri = URI.create(response.header("location").orElse(""));
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private String where(String repository, Descriptor blob) {
        return registry.url().getHost() + "/" + repository + "@" + blob.digest();
    }
}
