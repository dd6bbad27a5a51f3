package io.drover.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    @TempDir
    Path folder;

    @Test
    void a_token_comes_from_the_environment_and_does_not_show() {
        Secret secret = new Tokens(Map.of("T", " abc \n"), q -> null).of(instance(new TokenSource.Environment("T")));
        assertThat(secret.reveal()).isEqualTo("abc");
        assertThat(secret.toString()).doesNotContain("abc");
    }

    @Test
    void an_unset_variable_is_named() {
        Tokens tokens = new Tokens(Map.of(), q -> null);
        assertThatThrownBy(() -> tokens.of(instance(new TokenSource.Environment("MY_TOKEN"))))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().what()).contains("MY_TOKEN"));
    }

    @Test
    void a_file_that_others_can_read_is_refused_and_a_closed_one_is_read() throws IOException {
        Path file = Files.writeString(folder.resolve("t"), "abc\n");
        Tokens tokens = new Tokens(Map.of(), q -> null);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> tokens.of(instance(new TokenSource.File(file))))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(ConfigProblem.TOKEN_FILE_OPEN)).isTrue());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(tokens.of(instance(new TokenSource.File(file))).reveal()).isEqualTo("abc");
    }

    @Test
    void a_person_is_asked_once() {
        AtomicInteger asked = new AtomicInteger();
        Tokens tokens = new Tokens(Map.of(), q -> "answer" + asked.incrementAndGet());
        tokens.of(instance(new TokenSource.Prompt()));
        assertThat(tokens.of(instance(new TokenSource.Prompt())).reveal()).isEqualTo("answer1");
    }

    @Test
    void nobody_to_ask_is_a_problem() {
        Tokens tokens = new Tokens(Map.of(), q -> null);
        assertThatThrownBy(() -> tokens.of(instance(new TokenSource.Prompt())))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(ConfigProblem.TOKEN_PROMPT)).isTrue());
    }

    private static InstanceConfig instance(TokenSource token) {
        return new InstanceConfig("source", "gitlab", URI.create("https://a.example"), token, Optional.empty(), "none");
    }
}
