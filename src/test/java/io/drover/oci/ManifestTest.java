package io.drover.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final String DIGEST = "sha256:" + "ab".repeat(32);

    @Test
    void foreign_layers_are_known_and_kept_where_they_are() {
        Manifest manifest = parse("{\"schemaVersion\":2,\"config\":{\"digest\":\"" + DIGEST + "\",\"size\":2},\"layers\":[{\"mediaType\":\"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip\","
                + "\"digest\":\"" + DIGEST + "\",\"size\":7,\"urls\":[\"https://example.com/layer\"]}]}");
        assertThat(manifest.blobs()).extracting(Descriptor::foreign).containsExactly(false, true);
    }

    @Test
    void schema_1_is_refused_by_name() {
        assertThatThrownBy(() -> parse("{\"schemaVersion\":1,\"name\":\"acme/shop\",\"fsLayers\":[]}"))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(OciProblem.IMAGE_TOO_OLD)).isTrue());
    }

    @Test
    void what_is_no_manifest_is_a_problem() {
        for (String text : new String[] {"", "<html>", "{\"layers\":[{\"digest\":\"sha256:../../etc\"}]}", "{}"}) {
            assertThatThrownBy(() -> parse(text))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(OciProblem.IMAGE_MANIFEST_UNUSABLE)).isTrue());
        }
    }

    @Test
    void a_challenge_is_taken_apart() {
        Challenge challenge = Challenge.parse("Bearer realm=\"https://gitlab.example/jwt/auth\",service=\"container_registry\",scope=\"repository:a/b:pull,push\"");
        assertThat(challenge.bearer()).isTrue();
        assertThat(challenge.parameters())
                .containsEntry("realm", "https://gitlab.example/jwt/auth")
                .containsEntry("service", "container_registry")
                .containsEntry("scope", "repository:a/b:pull,push");
        assertThat(Challenge.parse("Basic realm=registry").basic()).isTrue();
    }

    private static Manifest parse(String json) {
        return Manifest.parse("application/vnd.oci.image.manifest.v1+json", json.getBytes(StandardCharsets.UTF_8), "here");
    }
}
