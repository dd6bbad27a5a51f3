package io.drover.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.model.FullPath;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    @TempDir
    Path folder;

    @Test
    void what_init_writes_can_be_read() throws IOException {
        DroverConfig config = read(ConfigTemplate.text(
                URI.create("https://old.example"), URI.create("https://gitlab.com"), List.of(FullPath.of("acme"), FullPath.of("tools/ci")), FullPath.of("acme-corp")));
        assertThat(config.source().url()).isEqualTo(URI.create("https://old.example"));
        assertThat(config.source().token()).isEqualTo(new TokenSource.Environment("DROVER_SOURCE_TOKEN"));
        assertThat(config.source().limits()).isEqualTo("self-managed");
        assertThat(config.destination().limits()).isEqualTo("gitlab.com");
        assertThat(config.roots()).containsExactly(FullPath.of("acme"), FullPath.of("tools/ci"));
        assertThat(config.into()).contains(FullPath.of("acme-corp"));
        assertThat(config.database()).isEmpty();
        assertThat(config.workers()).isEqualTo(DroverConfig.Workers.DEFAULT);
    }

    @Test
    void what_init_writes_without_options_can_be_read() throws IOException {
        DroverConfig config = read(ConfigTemplate.text(URI.create("https://a.example"), URI.create("https://b.example"), List.of(), null));
        assertThat(config.roots()).isEmpty();
        assertThat(config.into()).isEqualTo(Optional.empty());
    }

    @Test
    void what_sends_mail_is_asked_for_by_name() throws IOException {
        String text = ConfigTemplate.text(URI.create("https://a.example"), URI.create("https://b.example"), List.of(), null);
        assertThat(read(text).sendMailFor()).isEmpty();
        assertThat(read(text.replace("# send_mail_for", "send_mail_for")).sendMailFor()).containsExactlyInAnyOrder("invitations", "user_keys");
    }

    @Test
    void every_mistake_is_named_at_once_with_its_place() {
        String text =
                """
                source:
                  url: gitlab.old.example
                  token: {evn: A}
                destination:
                  url: https://user:pass@new.example
                  token: {env: glpat-secretsecret}
                groups: acme
                worker: {export: 4}
                workers: {export: 0}
                database: jdbc:mysql://x
                """;
        assertThatThrownBy(() -> read(text)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.is(ConfigProblem.CONFIG_INVALID)).isTrue();
            assertThat(e.problem().what())
                    .contains("drover.yaml:2:8")
                    .contains("drover.yaml:3:")
                    .contains("'evn'")
                    .contains("drover.yaml:5:8")
                    .contains("drover.yaml:6:16")
                    .contains("drover.yaml:7:9")
                    .contains("drover.yaml:8:1")
                    .contains("drover.yaml:9:19")
                    .contains("drover.yaml:10:11")
                    .doesNotContain("secretsecret")
                    .doesNotContain("null");
        });
    }

    @Test
    void a_missing_file_says_what_to_do() {
        assertThatThrownBy(() -> ConfigFile.read(folder.resolve("drover.yaml"))).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.is(ConfigProblem.NO_WORKSPACE)).isTrue();
            assertThat(e.problem().next()).contains("drover init");
        });
    }

    private DroverConfig read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("drover.yaml"), text);
        return ConfigFile.read(file);
    }
}
