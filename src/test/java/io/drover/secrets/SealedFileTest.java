package io.drover.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.config.Secret;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFileTest {
    private static final Secret PASSPHRASE = new Secret("correct horse battery");

    @TempDir
    static Path keys;

    private static SealingKey key;
    private static SealingKey.Unlocked unlocked;

    @TempDir
    Path folder;

    private Path file;

    @BeforeAll
    static void makeKey() {
        key = SealingKey.create(keys.resolve("secrets.key"), PASSPHRASE);
        unlocked = key.unlock(PASSPHRASE);
    }

    @BeforeEach
    void prepare() {
        file = folder.resolve("secrets.sealed");
    }

    @Test
    void what_was_sealed_opens_with_the_passphrase_and_nowhere_else_stands_in_clear() throws IOException {
        new SealedFile(file, SealingKey.read(keys.resolve("secrets.key"))).add(entry("Cluster", 7), new Secret("gldt-canary"));
        assertThat(SealedFile.open(file, unlocked)).singleElement().satisfies(opened -> {
            assertThat(opened.secret().reveal()).isEqualTo("gldt-canary");
            assertThat(opened.entry().key()).isEqualTo("Cluster");
        });
        for (Path each : new Path[] {file, keys.resolve("secrets.key")}) {
            assertThat(Files.readString(each)).doesNotContain("canary", "correct horse");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each))).isEqualTo("rw-------");
        }
    }

    @Test
    void another_passphrase_another_key_and_another_place_open_nothing() throws IOException {
        new SealedFile(file, key).add(entry("Cluster", 7), new Secret("gldt-canary"));
        assertThatThrownBy(() -> key.unlock(new Secret("wrong horse battery"))).matches(e -> is(e, SecretsProblem.SECRETS_PASSPHRASE_WRONG));
        SealingKey other = SealingKey.create(folder.resolve("other.key"), PASSPHRASE);
        assertThatThrownBy(() -> SealedFile.open(file, other.unlock(PASSPHRASE))).matches(e -> is(e, SecretsProblem.SECRETS_FILE_UNUSABLE));
        Files.writeString(file, Files.readString(file).replace("acme/shop", "evil/shop"));
        assertThatThrownBy(() -> SealedFile.open(file, unlocked)).matches(e -> is(e, SecretsProblem.SECRETS_FILE_UNUSABLE));
    }

    @Test
    void a_line_that_a_crash_cut_off_is_not_there_and_the_next_one_is_whole() throws IOException {
        SealedFile sealed = new SealedFile(file, key);
        sealed.add(entry("A", 1), new Secret("one"));
        sealed.add(entry("B", 2), new Secret("two"));
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() - 30), StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(sealed.entries()).extracting(SealedEntry::id).containsExactly(1L);
        sealed.add(entry("B", 3), new Secret("three"));
        assertThat(sealed.entries()).extracting(SealedEntry::id).containsExactly(1L, 3L);
        assertThat(SealedFile.open(file, unlocked)).extracting(opened -> opened.secret().reveal()).containsExactly("one", "three");
    }

    @Test
    void of_a_token_made_twice_the_newest_opens() {
        SealedFile sealed = new SealedFile(file, key);
        sealed.add(entry("A", 1), new Secret("lost"));
        sealed.add(entry("A", 2), new Secret("held"));
        assertThat(SealedFile.open(file, unlocked)).extracting(opened -> opened.secret().reveal()).containsExactly("held");
    }

    @Test
    void a_key_is_never_replaced_and_a_missing_one_is_named() {
        assertThatThrownBy(() -> SealingKey.create(keys.resolve("secrets.key"), PASSPHRASE)).matches(e -> is(e, SecretsProblem.SECRETS_KEY_EXISTS));
        assertThatThrownBy(() -> SealingKey.read(folder.resolve("no.key"))).matches(e -> is(e, SecretsProblem.SECRETS_KEY_MISSING));
    }

    private static boolean is(Throwable thrown, SecretsProblem problem) {
        return thrown instanceof ProblemException e && e.is(problem);
    }

    private static SealedEntry entry(String key, long id) {
        return new SealedEntry(Instant.parse("2026-03-01T10:00:00Z"), "https://new.example", "project.deploy_tokens", "acme/shop", key, id, "");
    }
}
