package io.drover.connector.gitlab;

import io.drover.connector.ArchiveExporter.Download;
import io.drover.http.BufferedResponse;
import io.drover.http.HttpProblem;
import io.drover.http.Response;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.MissingNode;

/**
 * Streams a file to disk. What came so far stays in {@code file.part}, with the validator that the server gave ({@code ETag}, else
 * {@code Last-Modified}) in {@code file.part.etag}; the next attempt asks for the rest under the condition that the file is still the same
 * ({@code Range} with {@code If-Range}, RFC 9110 section 13.1.5). A server that does not know ranges sends the whole file again.
 */
final class FileDownload {
    private static final int ATTEMPTS = 4;

    private final GitLabApi api;
    private final GitLabProblem gone;

    FileDownload(GitLabApi api) {
        this(api, GitLabProblem.GITLAB_EXPORT_GONE);
    }

    /** @param gone what a 404 means for this kind of file */
    FileDownload(GitLabApi api, GitLabProblem gone) {
        this.api = api;
        this.gone = gone;
    }

    /** Asks for the head of the file only. */
    boolean available(Route route) {
        Map<String, String> first = Map.of("Accept", "*/*", "Accept-Encoding", "identity", "Range", "bytes=0-0");
        try (Response response = api.open(route, first)) {
            if (response.status() == 404) {
                return false;
            }
            // 416: the file is there and empty; 429 never arrives here
            if (response.status() >= 300 && response.status() != 416) {
                throw refused(route, response);
            }
            return true;
        }
    }

    Download to(Path file, Route route) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        for (int attempt = 1; ; attempt++) {
            try {
                attempt(part, route);
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                Files.deleteIfExists(validatorFile(part));
                return new Download(Files.size(file), sha256(file));
            } catch (IOException e) {
                throw GitLabProblem.GITLAB_DISK.exception("the download cannot be stored", file.toString(), e);
            } catch (ProblemException e) {
                boolean broken = e.is(HttpProblem.CONNECTION_CUT) || e.is(HttpProblem.NO_ANSWER_IN_TIME);
                // only a server that can resume is asked again at once: a whole file again costs as much as the first time
                if (!broken || attempt == ATTEMPTS || !Files.exists(validatorFile(part))) {
                    throw e;
                }
            }
        }
    }

    private void attempt(Path part, Route route) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept", "*/*", "Accept-Encoding", "identity"));
        long have = Files.exists(part) ? Files.size(part) : 0;
        Optional<String> validator = validator(part);
        if (have > 0 && validator.isPresent()) {
            headers.put("Range", "bytes=" + have + "-");
            headers.put("If-Range", validator.get());
        }
        try (Response response = api.open(route, headers)) {
            switch (response.status()) {
                case 200 -> store(part, route, response, 0);
                case 206 -> store(part, route, response, have);
                case 416 -> complete(part, route, response, have);
                case 404, 410 -> throw api.refused(gone, answer(route, response));
                default -> throw refused(route, response);
            }
        }
    }

    private void store(Path part, Route route, Response response, long from) throws IOException {
        if (from == 0) {
            Files.deleteIfExists(part);
            remember(part, response);
        } else if (!response.header("content-range").orElse("").startsWith("bytes " + from + "-")) {
            throw damaged(part, route, "the server resumed at another place than asked");
        }
        try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            copy(response, out, route);
        }
        long announced = response.header("content-length").map(Long::parseLong).orElse(-1L);
        if (announced >= 0 && Files.size(part) != from + announced) {
            throw damaged(part, route, "announced " + (from + announced) + " bytes, got " + Files.size(part));
        }
    }

    /** Nothing is missing: the cut came after the last byte. Anything else starts afresh. */
    private void complete(Path part, Route route, Response response, long have) throws IOException {
        if (!response.header("content-range").orElse("").equals("bytes */" + have)) {
            throw damaged(part, route, "the server's file is shorter than what is here");
        }
    }

    private static void copy(Response response, OutputStream out, Route route) throws IOException {
        InputStream body = response.body();
        byte[] buffer = new byte[1 << 16];
        while (true) {
            int n;
            try {
                n = body.read(buffer);
            } catch (IOException e) {
                out.flush();
                throw HttpProblem.reading(e, "GET " + route.path());
            }
            if (n < 0) {
                return;
            }
            out.write(buffer, 0, n);
        }
    }

    private ProblemException damaged(Path part, Route route, String what) throws IOException {
        Files.deleteIfExists(part);
        Files.deleteIfExists(validatorFile(part));
        return GitLabProblem.GITLAB_DOWNLOAD_DAMAGED.exception(what, "GET " + route.path());
    }

    /** Only strong validators may be used with {@code If-Range}. */
    private static void remember(Path part, Response response) throws IOException {
        Optional<String> validator = response.header("etag").filter(tag -> !tag.startsWith("W/")).or(() -> response.header("last-modified"));
        boolean ranges = response.header("accept-ranges").orElse("").equals("bytes");
        if (validator.isPresent() && ranges) {
            Files.writeString(validatorFile(part), validator.get());
        } else {
            Files.deleteIfExists(validatorFile(part));
        }
    }

    private static Optional<String> validator(Path part) throws IOException {
        Path file = validatorFile(part);
        return Files.exists(file) ? Optional.of(Files.readString(file, StandardCharsets.UTF_8)) : Optional.empty();
    }

    private static Path validatorFile(Path part) {
        return part.resolveSibling(part.getFileName() + ".etag");
    }

    private ProblemException refused(Route route, Response response) {
        return api.refused(answer(route, response));
    }

    private static Answer answer(Route route, Response response) {
        boolean json = response instanceof BufferedResponse whole && whole.bytes().length > 0 && whole.bytes()[0] == '{';
        return new Answer(
                "GET",
                route,
                response.status(),
                response.headers(),
                json ? GitLabApi.JSON.readTree(((BufferedResponse) response).bytes()) : MissingNode.getInstance());
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Keys.digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
