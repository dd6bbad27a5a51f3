package io.drover.simulator.packages;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.Commands.Outcome;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SampleOrganisation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The formats' own clients, and the addresses as GitLab documents them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PackageRegistryTest {
    @TempDir
    static Path folder;

    private final SimulatedGitLab gitlab = SimulatedGitLab.start(SimulatorOptions.defaults());
    private final HttpClient http = HttpClient.newHttpClient();
    private long project;

    @BeforeAll
    void load() throws Exception {
        SampleOrganisation.load(gitlab);
        project = json("/projects/nordwind%2Fapps%2Ftracking-web").path("id").asLong();
    }

    @AfterAll
    void close() {
        http.close();
        gitlab.close();
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gitlab.url() + "/api/v4" + path)).header("PRIVATE-TOKEN", gitlab.rootToken()).build();
        return http.send(request, BodyHandlers.ofByteArray());
    }

    private JsonNode json(String path) throws Exception {
        return JsonMapper.shared().readTree(get(path).body());
    }

    private String packages() {
        return "/projects/" + project + "/packages";
    }

    @Test
    void the_list_shows_every_format_and_its_files_with_digests() throws Exception {
        JsonNode all = json(packages());
        assertThat(all).extracting(p -> p.path("package_type").asString()).containsExactlyInAnyOrder("npm", "npm", "generic", "maven", "pypi", "nuget", "helm", "conan");
        for (JsonNode pack : all) {
            JsonNode files = json(packages() + "/" + pack.path("id").asLong() + "/package_files");
            assertThat(files).as(pack.toString()).isNotEmpty().allSatisfy(file -> assertThat(file.path("file_sha256").asString()).matches("[0-9a-f]{64}"));
        }
        assertThat(json(packages() + "?include_versionless=true")).hasSize(9);
    }

    @Test
    void npm_installs_a_version_and_follows_a_tag() throws Exception {
        RealClients clients = new RealClients(folder, gitlab.url(), project, gitlab.rootToken());
        Outcome tagged = clients.npm("@nordwind/tracking-ui", "lts");
        assertThat(tagged.output()).contains("@nordwind/tracking-ui 2.1.0");
        assertThat(clients.npm("@nordwind/tracking-ui", "2.2.0").output()).contains("@nordwind/tracking-ui 2.2.0");
    }

    @Test
    void maven_resolves_an_artifact() throws Exception {
        RealClients clients = new RealClients(folder, gitlab.url(), project, gitlab.rootToken());
        Outcome resolved = clients.maven("de.nordwind", "geo", "1.3.0");
        assertThat(resolved.exit()).as(resolved.output()).isZero();
        assertThat(Files.readAllBytes(clients.resolved("de.nordwind", "geo", "1.3.0"))).isEqualTo(get(packages() + "/maven/de/nordwind/geo/1.3.0/geo-1.3.0.jar").body());
    }

    @Test
    void generic_files_come_back_as_they_were_put() throws Exception {
        assertThat(new String(get(packages() + "/generic/map-tiles/2024.1/kiel.bin").body(), StandardCharsets.UTF_8)).isEqualTo("Kiel, Förde and harbour");
        byte[] content = {0, 1, 2, (byte) 200};
        HttpRequest put = HttpRequest.newBuilder(URI.create(gitlab.url() + "/api/v4" + packages() + "/generic/map-tiles/2025.1/sub/oslo.bin"))
                .header("PRIVATE-TOKEN", gitlab.rootToken())
                .PUT(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        assertThat(http.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        assertThat(get(packages() + "/generic/map-tiles/2025.1/sub/oslo.bin").body()).isEqualTo(content);
        JsonNode made = json(packages() + "?package_type=generic").valueStream().filter(p -> p.path("version").asString().equals("2025.1")).findFirst().orElseThrow();
        HttpRequest delete = HttpRequest.newBuilder(URI.create(gitlab.url() + "/api/v4" + packages() + "/" + made.path("id").asLong()))
                .header("PRIVATE-TOKEN", gitlab.rootToken())
                .DELETE()
                .build();
        assertThat(http.send(delete, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
        assertThat(get(packages() + "/generic/map-tiles/2025.1/sub/oslo.bin").statusCode()).isEqualTo(404);
    }

    @Test
    void a_version_of_an_npm_package_is_published_once() throws Exception {
        String body = "{\"name\":\"@nordwind/tracking-ui\",\"versions\":{\"2.2.0\":{}},\"_attachments\":{\"a.tgz\":{\"data\":\"AA==\"}},\"dist-tags\":{\"latest\":\"2.2.0\"}}";
        HttpRequest put = HttpRequest.newBuilder(URI.create(gitlab.url() + "/api/v4" + packages() + "/npm/@nordwind%2ftracking-ui"))
                .header("PRIVATE-TOKEN", gitlab.rootToken())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> refused = http.send(put, BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Package already exists.");
    }

    @Test
    void python_and_helm_find_their_index() throws Exception {
        String links = new String(get(packages() + "/pypi/simple/Depot_Tools").body(), StandardCharsets.UTF_8);
        assertThat(links).contains("depot_tools-0.9.1.tar.gz", "data-requires-python=\"&gt;=3.9\"");
        assertThat(new String(get(packages() + "/helm/stable/index.yaml").body(), StandardCharsets.UTF_8)).contains("charts/tracking-1.4.2.tgz");
        assertThat(get(packages() + "/helm/other/charts/tracking-1.4.2.tgz").statusCode()).isEqualTo(404);
    }
}
