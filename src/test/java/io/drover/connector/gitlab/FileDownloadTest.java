package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.config.Secret;
import io.drover.connector.ArchiveExporter;
import io.drover.http.ApacheTransport;
import io.drover.http.HttpProblem;
import io.drover.http.RawServer;
import io.drover.http.TransportSettings;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDownloadTest {
    private static final byte[] FILE = new byte[3_000_000];
    private static final Route ROUTE = Route.of("/projects/:id/export/download", 7);

    static {
        new Random(11).nextBytes(FILE);
    }

    private final ApacheTransport transport = new ApacheTransport(
            new TransportSettings(Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2), 4, Optional.empty(), Map.of()));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void a_cut_download_resumes_where_it_was_cut() throws Exception {
        int[] calls = {0};
        try (RawServer server = new RawServer((request, out) -> {
            calls[0]++;
            int from = from(request);
            head(out, from, "\"v1\"");
            out.write(FILE, from, calls[0] < 3 ? 1_000_000 : FILE.length - from);
        })) {
            ArchiveExporter.Download download = download(server).to(folder.resolve("a.tar.gz"), ROUTE);

            assertThat(download.bytes()).isEqualTo(FILE.length);
            assertThat(download.sha256()).isEqualTo(sha256());
            assertThat(Files.readAllBytes(folder.resolve("a.tar.gz"))).isEqualTo(FILE);
            assertThat(server.heard()).hasSize(3);
            assertThat(server.heard().get(1).headers()).containsEntry("range", "bytes=1000000-").containsEntry("if-range", "\"v1\"");
        }
        assertThat(folder).isDirectoryNotContaining(file -> file.getFileName().toString().contains(".part"));
    }

    @Test
    void another_process_resumes_what_the_first_left() throws Exception {
        Files.write(folder.resolve("a.tar.gz.part"), Arrays.copyOf(FILE, 12345));
        Files.writeString(folder.resolve("a.tar.gz.part.etag"), "\"v1\"");
        try (RawServer server = new RawServer((request, out) -> {
            head(out, from(request), "\"v1\"");
            out.write(FILE, from(request), FILE.length - from(request));
        })) {
            assertThat(download(server).to(folder.resolve("a.tar.gz"), ROUTE).sha256()).isEqualTo(sha256());
            assertThat(server.heard()).singleElement().satisfies(heard -> assertThat(heard.headers()).containsEntry("range", "bytes=12345-"));
        }
    }

    @Test
    void a_file_that_changed_meanwhile_comes_afresh() throws Exception {
        Files.write(folder.resolve("a.tar.gz.part"), new byte[500]);
        Files.writeString(folder.resolve("a.tar.gz.part.etag"), "\"old\"");
        try (RawServer server = new RawServer((request, out) -> {
            head(out, 0, "\"v2\"");
            out.write(FILE);
        })) {
            assertThat(download(server).to(folder.resolve("a.tar.gz"), ROUTE).sha256()).isEqualTo(sha256());
        }
    }

    @Test
    void a_server_that_cannot_resume_is_a_cut_connection_for_the_engine_to_retry() throws Exception {
        try (RawServer server = new RawServer((request, out) -> {
            RawServer.text(out, "HTTP/1.1 200 OK\nContent-Type: application/gzip\nContent-Length: " + FILE.length + "\n\n");
            out.write(FILE, 0, 1000);
        })) {
            assertThatThrownBy(() -> download(server).to(folder.resolve("a.tar.gz"), ROUTE))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(HttpProblem.CONNECTION_CUT)).isTrue());
            assertThat(server.heard()).hasSize(1);
        }
        assertThat(folder.resolve("a.tar.gz")).doesNotExist();
    }

    @Test
    void an_expired_export_is_named() throws Exception {
        try (RawServer server = new RawServer((request, out) ->
                RawServer.text(out, "HTTP/1.1 404 Not Found\nContent-Type: application/json\nContent-Length: 2\n\n{}"))) {
            assertThatThrownBy(() -> download(server).to(folder.resolve("a.tar.gz"), ROUTE))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(GitLabProblem.GITLAB_EXPORT_GONE)).isTrue());
        }
    }

    @Test
    void a_folder_that_is_not_there_is_a_disk_problem() throws Exception {
        try (RawServer server = new RawServer((request, out) -> head(out, 0, "\"v1\""))) {
            assertThatThrownBy(() -> download(server).to(folder.resolve("none/a.tar.gz"), ROUTE))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(GitLabProblem.GITLAB_DISK)).isTrue());
        }
    }

    private FileDownload download(RawServer server) {
        return new FileDownload(new GitLabApi(transport, server.url(), new Secret("glpat-test"), Party.SOURCE));
    }

    private static int from(RawServer.Heard request) {
        String range = request.headers().getOrDefault("range", "bytes=0-");
        return Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
    }

    private static void head(OutputStream out, int from, String etag) throws IOException {
        String status = from == 0 ? "200 OK" : "206 Partial Content";
        String range = from == 0 ? "" : "Content-Range: bytes " + from + "-" + (FILE.length - 1) + "/" + FILE.length + "\n";
        RawServer.text(
                out,
                "HTTP/1.1 " + status + "\nContent-Type: application/gzip\nAccept-Ranges: bytes\nETag: " + etag + "\n" + range
                        + "Content-Length: " + (FILE.length - from) + "\nConnection: close\n\n");
    }

    private static String sha256() throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(FILE));
    }
}
