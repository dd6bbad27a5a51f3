package io.drover.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Between two registries that nobody here wrote, with images pushed and read by a client that nobody here wrote. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImageCopyTest {
    @TempDir
    static Path folder;

    private RealRegistry source;
    private RealRegistry destination;
    private ImageLayout layout;
    private String amd64;
    private String arm64;

    @BeforeAll
    void start() throws Exception {
        RealRegistry.needed();
        source = RealRegistry.start(folder.resolve("source"));
        destination = RealRegistry.start(folder.resolve("destination"));
        layout = new ImageLayout(folder.resolve("layout"));
        String base = layout.layer(1, 300_000);
        amd64 = layout.image("amd64", base, layout.layer(2, 20_000));
        arm64 = layout.image("arm64", base, layout.layer(3, 20_000));
        layout.tag("1.0", amd64);
        layout.tag("2.0", layout.index(amd64, arm64));
        source.push(layout.folder(), "1.0", "acme/shop");
        source.push(layout.folder(), "2.0", "acme/shop");
        source.push(layout.folder(), "1.0", "acme/mirror");
    }

    @AfterAll
    void stop() throws Exception {
        if (source != null) {
            source.close();
        }
        if (destination != null) {
            destination.close();
        }
    }

    private ImageCopy copy() {
        return new ImageCopy(source.client(), destination.client(), folder.resolve("passing"));
    }

    @Test
    void every_platform_arrives_with_the_same_digests() throws Exception {
        ImageCopy.Copied copied = copy().copy("acme/shop", "new/shop", source.client().tags("acme/shop"));

        assertThat(copied.tags()).containsOnlyKeys("1.0", "2.0").containsEntry("1.0", ImageLayout.digestOf(amd64).text());
        assertThat(copied.sent()).as("three layers and two configurations, the shared layer once").isEqualTo(5);
        for (String tag : List.of("1.0", "2.0")) {
            assertThat(destination.raw("new/shop", tag)).isEqualTo(source.raw("acme/shop", tag));
        }
        assertThat(destination.raw("new/shop", ImageLayout.digestOf(arm64).text())).isEqualTo(source.raw("acme/shop", ImageLayout.digestOf(arm64).text()));
        destination.pull("new/shop", "2.0", folder.resolve("pulled"));
        try (Stream<Path> blobs = Files.list(folder.resolve("pulled/blobs/sha256"))) {
            assertThat(blobs.map(b -> b.getFileName().toString())).contains(ImageLayout.digestOf(amd64).hex(), ImageLayout.digestOf(arm64).hex()).hasSize(8);
        }
        try (Stream<Path> left = Files.list(folder.resolve("passing"))) {
            assertThat(left).as("layers do not stay on the way").isEmpty();
        }
    }

    @Test
    void again_sends_nothing() {
        copy().copy("acme/shop", "again/shop", List.of("2.0"));
        ImageCopy.Copied second = copy().copy("acme/shop", "again/shop", List.of("2.0"));
        assertThat(second.sent()).isZero();
        assertThat(second.mounted()).isZero();
        assertThat(second.tags()).containsOnlyKeys("2.0");
    }

    @Test
    void a_layer_that_is_there_in_another_repository_is_mounted() throws Exception {
        ImageCopy copy = copy();
        copy.copy("acme/shop", "first/shop", List.of("1.0"));
        ImageCopy.Copied second = copy.copy("acme/mirror", "second/mirror", List.of("1.0"));
        assertThat(second.sent()).isZero();
        assertThat(second.mounted()).isEqualTo(3);
        assertThat(destination.raw("second/mirror", "1.0")).isEqualTo(source.raw("acme/mirror", "1.0"));
    }

    @Test
    void a_tag_that_moved_is_moved() throws Exception {
        ImageLayout other = new ImageLayout(folder.resolve("moved"));
        other.tag("latest", other.image("amd64", other.layer(8, 1000)));
        source.push(other.folder(), "latest", "acme/moving");
        copy().copy("acme/moving", "new/moving", List.of("latest"));
        other.tag("newer", other.image("amd64", other.layer(9, 1000)));
        source.push(other.folder(), "newer", "acme/moving");
        Manifest newer = source.client().manifest("acme/moving", "newer").orElseThrow();
        source.client().push("acme/moving", "latest", newer);

        copy().copy("acme/moving", "new/moving", List.of("latest"));

        assertThat(destination.client().resolve("new/moving", "latest")).contains(newer.digest());
    }

    @Test
    void a_signature_without_help_of_the_registry_is_found_by_its_tag() throws Exception {
        source.push(layout.folder(), "1.0", "acme/signed");
        Manifest image = source.client().manifest("acme/signed", "1.0").orElseThrow();
        ImageLayout notes = new ImageLayout(folder.resolve("signature"));
        String layer = notes.layer(20, 100);
        String config = notes.layer(21, 10);
        byte[] bytes = ("{\"schemaVersion\":2,\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"artifactType\":\"application/example.signature\",\"config\":"
                        + config + ",\"layers\":[" + layer + "],\"subject\":{\"mediaType\":\"" + image.mediaType() + "\",\"digest\":\"" + image.digest() + "\",\"size\":"
                        + image.bytes().length + "}}")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        Manifest signature = Manifest.parse("", bytes, "signature");
        for (Descriptor blob : signature.blobs()) {
            source.client().push("acme/signed", blob.digest(), notes.folder().resolve("blobs/sha256").resolve(blob.digest().hex()));
        }
        source.client().push("acme/signed", signature.digest().text(), signature);
        new ReferrersTag(source.client(), "acme/signed").add(image.digest(), signature);
        new ReferrersTag(source.client(), "acme/signed").add(image.digest(), signature);
        String tag = ReferrersTag.of(image.digest());

        ImageCopy.Copied copied = copy().copy("acme/signed", "signed/shop", List.of("1.0", tag));

        assertThat(copied.tags()).containsOnlyKeys("1.0", tag);
        Manifest index = destination.client().manifest("signed/shop", tag).orElseThrow();
        assertThat(index.manifests()).extracting(Descriptor::digest).containsExactly(signature.digest());
        assertThat(destination.client().manifest("signed/shop", signature.digest().text())).isPresent();
    }

    @Test
    void what_was_fetched_before_a_crash_is_not_fetched_again_and_damage_is_noticed() throws Exception {
        Manifest image = source.client().manifest("acme/shop", "1.0").orElseThrow();
        Descriptor layer = image.blobs().get(1);
        Path file = folder.resolve("resumed").resolve(layer.digest().hex());
        byte[] whole = Files.readAllBytes(layout.folder().resolve("blobs/sha256").resolve(layer.digest().hex()));
        Files.createDirectories(file.getParent());
        Files.write(file.resolveSibling(file.getFileName() + ".part"), java.util.Arrays.copyOf(whole, 1000));
        source.client().fetch("acme/shop", layer, file);
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);

        Path damaged = folder.resolve("damaged").resolve(layer.digest().hex());
        Files.createDirectories(damaged.getParent());
        Files.write(damaged.resolveSibling(damaged.getFileName() + ".part"), new byte[1000]);
        assertThatThrownBy(() -> source.client().fetch("acme/shop", layer, damaged))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(OciProblem.IMAGE_DAMAGED)).isTrue());
        source.client().fetch("acme/shop", layer, damaged);
        assertThat(Files.readAllBytes(damaged)).as("the next try begins anew").isEqualTo(whole);
    }

    @Test
    void an_image_whose_layer_was_lost_at_the_source_does_not_hold_up_the_others() throws Exception {
        ImageLayout both = new ImageLayout(folder.resolve("both"));
        String lost = both.layer(30, 1000);
        both.tag("bad", both.image("amd64", lost));
        both.tag("good", both.image("amd64", both.layer(31, 1000)));
        source.push(both.folder(), "bad", "acme/half");
        source.push(both.folder(), "good", "acme/half");
        String hex = ImageLayout.digestOf(lost).hex();
        Files.delete(folder.resolve("source/files/docker/registry/v2/blobs/sha256").resolve(hex.substring(0, 2)).resolve(hex).resolve("data"));

        ImageCopy.Copied copied = copy().copy("acme/half", "half/shop", List.of("bad", "good"));

        assertThat(copied.tags()).containsOnlyKeys("good");
        assertThat(copied.damaged()).containsOnlyKeys("bad").extractingByKey("bad").asString().contains("a manifest names a blob that is not there");
        assertThat(destination.client().tags("half/shop")).containsExactly("good");
    }

    @Test
    void a_repository_that_is_not_there_is_empty_and_a_tag_that_is_not_there_is_left_out() {
        assertThat(source.client().tags("no/such")).isEmpty();
        assertThat(source.client().manifest("acme/shop", "nothing")).isEqualTo(Optional.empty());
        assertThat(copy().copy("acme/shop", "gone/shop", List.of("nothing")).tags()).isEqualTo(Map.of());
    }
}
