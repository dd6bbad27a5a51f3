package io.drover.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.problem.ProblemException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class YamlDocumentTest {
    @Test
    void reads_what_is_right_without_a_word() {
        YamlDocument document = YamlDocument.parse("a.yaml", "url: https://gitlab.example.com\nworkers: 4\nfreeze: yes\nroots:\n  - acme\n  - beta\n");
        YamlNode root = document.root();
        assertThat(root.at("url").parsed(URI::create, "an address")).contains(URI.create("https://gitlab.example.com"));
        assertThat(root.at("workers").integer(1, 100)).contains(4);
        assertThat(root.at("freeze").bool()).contains(true);
        assertThat(root.at("roots").items("full paths").stream().flatMap(i -> i.text("a full path").stream())).containsExactly("acme", "beta");
        assertThat(root.at("database").text("a JDBC address")).isEmpty();
        root.noOtherKeys();
        assertThat(document.mistakes().none()).isTrue();
    }

    @Test
    void names_every_mistake_with_line_and_column_and_what_to_write() {
        String text = """
                source:
                  ulr: https://a.example
                  workers: many
                  kind: gitlub
                roots: acme
                source: 3
                """;
        YamlDocument document = YamlDocument.parse("drover.yaml", text);
        YamlNode source = document.root().at("source");
        source.at("url").required("url: https://gitlab.example.com").text("an address");
        source.at("workers").integer(1, 100);
        source.at("kind").choice(Map.of("gitlab", 1));
        source.noOtherKeys();
        document.root().at("roots").items("full paths");
        document.root().at("destination").required("destination: with url and token");
        document.root().noOtherKeys();

        assertThat(document.mistakes().all().stream().map(m -> m.text("drover.yaml")).toList())
                .isEqualTo(List.of(
                        "drover.yaml:1:1: 'destination' is missing; write destination: with url and token",
                        "drover.yaml:2:3: 'url' is missing; write url: https://gitlab.example.com",
                        "drover.yaml:2:3: unknown key 'ulr'; did you mean 'url'?",
                        "drover.yaml:3:12: 'workers' is 'many'; write a whole number from 1 to 100",
                        "drover.yaml:4:9: 'kind' is 'gitlub'; did you mean 'gitlab'?",
                        "drover.yaml:5:8: 'roots' is a single value; write a list of full paths",
                        "drover.yaml:6:1: 'source' is here twice; keep this one or the one of line 2"));
        assertThatThrownBy(() -> document.check(ConfigProblem.CONFIG_INVALID))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.is(ConfigProblem.CONFIG_INVALID)).isTrue();
                    assertThat(e.problem().what()).startsWith("7 mistakes\ndrover.yaml:1:1: ").contains("did you mean 'url'?");
                    assertThat(e.problem().where()).isEqualTo("drover.yaml:1:1");
                });
    }

    @Test
    void text_that_is_no_yaml_is_a_mistake_with_its_place() {
        YamlDocument document = YamlDocument.parse("plan.yaml", "a: 1\nb: [1, 2\nc: 3\n");
        assertThat(document.mistakes().all()).singleElement().satisfies(m -> {
            assertThat(m.line()).isEqualTo(3);
            assertThat(m.what()).startsWith("this is no YAML: ");
        });
        assertThat(document.root().present()).isFalse();
    }

    @Test
    void an_empty_file_and_a_second_document_are_mistakes() {
        YamlDocument empty = YamlDocument.parse("plan.yaml", "# nothing\n");
        empty.root().required("waves:");
        assertThat(empty.mistakes().all()).containsExactly(new Mistake(1, 1, "the file is empty", "write waves:"));
        YamlDocument two = YamlDocument.parse("plan.yaml", "a: 1\n---\nb: 2\n");
        assertThat(two.mistakes().all()).singleElement().satisfies(m -> assertThat(m.what()).isEqualTo("a second document begins here"));
    }

    @Test
    void any_text_written_as_a_scalar_is_read_back_as_the_same_text() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            String text = randomText(random);
            YamlDocument document = YamlDocument.parse("x.yaml", "key: " + YamlScalar.of(text) + "\n");
            assertThat(document.mistakes().all()).as(text).isEmpty();
            assertThat(document.root().at("key").text("a text")).as(text).contains(text);
        }
    }

    private static String randomText(Random random) {
        StringBuilder text = new StringBuilder();
        String awkward = ":#-?{}[],&*!|>'\"%@`~ \t\n\\=<éß漢\u0000\u007f\u0085\u2028\ufeff0123456789truenoNULL/.";
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            int c = random.nextInt(10) == 0 ? 0x1F600 : awkward.charAt(random.nextInt(awkward.length()));
            text.appendCodePoint(c);
        }
        return text.toString();
    }
}
