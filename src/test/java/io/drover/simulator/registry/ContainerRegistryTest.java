package io.drover.simulator.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.oci.ImageLayout;
import io.drover.oci.Skopeo;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SampleOrganisation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** With a client that nobody here wrote. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainerRegistryTest {
    @TempDir
    static Path folder;

    private final SimulatedGitLab gitlab = SimulatedGitLab.start(SimulatorOptions.defaults());
    private PlainFront front;

    @BeforeAll
    void load() throws IOException {
        SampleOrganisation.load(gitlab);
        front = new PlainFront(URI.create(gitlab.url()).getPort());
    }

    @AfterAll
    void close() throws IOException {
        front.close();
        gitlab.close();
    }

    private String image(String repository, String tag) {
        return "docker://" + front.authority() + "/" + repository + ":" + tag;
    }

    private JsonNode api(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gitlab.url() + "/api/v4" + path)).header("PRIVATE-TOKEN", gitlab.rootToken()).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return JsonMapper.shared().readTree(client.send(request, BodyHandlers.ofString()).body());
        }
    }

    @Test
    void an_image_of_the_sample_organisation_can_be_pulled_whole() throws Exception {
        Skopeo.needed();
        JsonNode project = api("/projects?search=tracking").get(0);
        String path = project.path("path_with_namespace").asString();
        String prefix = project.path("container_registry_image_prefix").asString();
        assertThat(prefix).isEqualTo(URI.create(gitlab.url()).getAuthority() + "/" + path);
        JsonNode repositories = api("/projects/" + project.path("id") + "/registry/repositories?tags_count=true");
        assertThat(repositories).extracting(r -> r.path("name").asString()).containsExactlyInAnyOrder("", "cache");

        Skopeo.run(
                "copy", "--src-tls-verify=false", "--src-creds", "any:" + gitlab.rootToken(), image(path, "1.4.2"), "oci:" + folder.resolve("pulled") + ":it");

        String manifest = Files.readString(folder.resolve("pulled/blobs/sha256").resolve(digestOfFirst("pulled/index.json", "manifests").substring(7)));
        String layer = JsonMapper.shared().readTree(manifest).path("layers").get(0).path("digest").asString();
        Process tar = new ProcessBuilder("tar", "-xzOf", folder.resolve("pulled/blobs/sha256").resolve(layer.substring(7)).toString()).start();
        assertThat(tar.inputReader().readLine()).isEqualTo(path + ":1.4.2");

        JsonNode tag = api("/projects/" + project.path("id") + "/registry/repositories/" + repositories.get(0).path("id") + "/tags/1.4.2");
        String raw = Skopeo.run("inspect", "--raw", "--tls-verify=false", "--creds", "any:" + gitlab.rootToken(), image(path, "1.4.2"));
        assertThat(tag.path("digest").asString()).isEqualTo(ImageStore.digestOf(raw.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private String digestOfFirst(String file, String list) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(folder.resolve(file))).path(list).get(0).path("digest").asString();
    }

    @Test
    void what_is_pushed_shows_in_the_api_and_can_be_pulled_again() throws Exception {
        Skopeo.needed();
        ImageLayout layout = new ImageLayout(folder.resolve("layout"));
        String base = layout.layer(1, 50_000);
        layout.tag("7", layout.index(layout.image("amd64", base), layout.image("arm64", base, layout.layer(2, 100))));
        String there = image("nordwind/platform/billing/deep/er", "7");

        Skopeo.run("copy", "--all", "--preserve-digests", "--dest-tls-verify=false", "--dest-creds", "any:" + gitlab.rootToken(), "oci:" + layout.folder() + ":7", there);
        Skopeo.run("copy", "--all", "--src-tls-verify=false", "--src-creds", "any:" + gitlab.rootToken(), there, "oci:" + folder.resolve("again") + ":7");

        assertThat(folder.resolve("again/blobs/sha256").toFile().list()).containsExactlyInAnyOrder(layout.folder().resolve("blobs/sha256").toFile().list());
        JsonNode repositories = api("/projects/nordwind%2Fplatform%2Fbilling/registry/repositories?tags=true");
        assertThat(repositories).extracting(r -> r.path("name").asString()).contains("deep/er");
    }

    @Test
    void strangers_and_wrong_tokens_are_refused() {
        Skopeo.needed();
        String image = image("nordwind/platform/billing", "7");
        for (List<String> who : List.of(List.of("--no-creds"), List.of("--creds", "any:wrong"))) {
            String[] command = java.util.stream.Stream.of(List.of("inspect", "--raw", "--tls-verify=false"), who, List.of(image))
                    .flatMap(List::stream)
                    .toArray(String[]::new);
            assertThatThrownBy(() -> Skopeo.run(command)).as(who.toString()).hasMessageMatching("(?s).*(unauthorized|authentication|denied|Unauthorized|401).*");
        }
    }
}
