package io.drover.simulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ends an import, and with which words. */
class KillingRulesTest {
    @TempDir
    Path home;

    private ImportRig rig;
    private Path archive;

    @BeforeEach
    void archive() throws IOException {
        rig = new ImportRig(home, 1);
        archive = Fixtures.minimal(home);
    }

    @Test
    void the_least_archive_imports() {
        assertThat(error()).isNull();
    }

    @Test
    void another_version() throws IOException {
        Files.writeString(archive.resolve("VERSION"), "0.2.3");
        assertThat(error()).isEqualTo("Import version mismatch: Required 0.2.4 but was 0.2.3");
    }

    @Test
    void a_version_that_is_none() throws IOException {
        Files.writeString(archive.resolve("VERSION"), "banana");
        assertThat(error()).isEqualTo("Incorrect VERSION format");
    }

    @Test
    void no_version() throws IOException {
        Files.delete(archive.resolve("VERSION"));
        assertThat(error()).startsWith("No such file or directory");
    }

    @Test
    void no_tree() throws IOException {
        Tarball.delete(archive.resolve("tree"));
        Files.writeString(archive.resolve("project.json"), "{}");
        assertThat(error()).isEqualTo("invalid import format");
    }

    @Test
    void a_blank_line() throws IOException {
        Fixtures.lines(archive, "labels", "{\"title\":\"a\",\"color\":\"#ffffff\"}", "", "{\"title\":\"b\",\"color\":\"#ffffff\"}");
        assertThat(error()).isEqualTo("Incorrect JSON format");
    }

    @Test
    void bad_json() throws IOException {
        Fixtures.lines(archive, "labels", "{\"title\":");
        assertThat(error()).isEqualTo("Incorrect JSON format");
    }

    @Test
    void bytes_that_are_not_utf8() throws IOException {
        Files.write(archive.resolve("tree/project/labels.ndjson"), "{\"title\":\"\u00ff\"}\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(error()).isEqualTo("Incorrect JSON format");
    }

    @Test
    void a_line_that_is_too_long_is_cut() throws IOException {
        Fixtures.lines(archive, "labels", "{\"title\":\"" + "x".repeat(100) + "\"}");
        TreeFiles tree = new TreeFiles(archive.resolve("tree"), 50);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> tree.lines("project/labels.ndjson"))
                .isInstanceOf(TransferException.class)
                .hasMessage("Incorrect JSON format");
    }

    @Test
    void a_bundle_that_is_none() throws IOException {
        Files.writeString(archive.resolve("project.bundle"), "version https://git-lfs.github.com/spec/v1\n");
        assertThat(error()).startsWith("13:fetch bundle");
    }

    @Test
    void a_hard_link() throws IOException {
        Files.createLink(archive.resolve("tree/project/again.ndjson"), archive.resolve("VERSION"));
        assertThat(error()).isEqualTo("File shares hard link");
    }

    @Test
    void an_lfs_file_without_an_entry() throws IOException {
        Files.createDirectories(archive.resolve("lfs-objects"));
        Files.writeString(archive.resolve("lfs-objects").resolve("a".repeat(64)), "big");
        Files.writeString(archive.resolve("lfs-objects.json"), "{}");
        assertThat(error()).isEqualTo("undefined method 'each' for nil");
    }

    @Test
    void without_a_list_lfs_files_belong_to_the_project() throws IOException {
        Files.createDirectories(archive.resolve("lfs-objects"));
        Files.writeString(archive.resolve("lfs-objects/anything"), "big");
        ImportRig.Imported imported = rig.imports(Fixtures.packed(archive), rig.admin);
        assertThat(imported.error()).isNull();
        assertThat(rig.instance.db().table("lfs_objects_projects").where("project_id", imported.project().id()))
                .singleElement()
                .satisfies(link -> assertThat(link.get("repository_type")).isEqualTo(0L));
    }

    @Test
    void a_snippets_bundle_that_is_none() throws IOException {
        Fixtures.lines(archive, "snippets", "{\"title\":\"S\",\"author_id\":1,\"description\":null,"
                + "\"created_at\":\"2019-11-05T15:06:06.579Z\",\"updated_at\":\"2019-11-05T15:06:06.579Z\"}");
        Files.createDirectories(archive.resolve("snippets"));
        java.time.Instant time = java.time.Instant.parse("2019-11-05T15:06:06.579Z");
        Files.writeString(archive.resolve("snippets").resolve(ProjectFiles.snippetBundle("S", null, time, time)), "nothing");
        assertThat(error()).startsWith("13:fetch bundle");
    }

    @Test
    void more_than_the_decompressed_limit() throws IOException {
        rig.instance.settings().set("max_decompressed_archive_size", 1);
        Files.write(archive.resolve("ballast"), new byte[2 << 20]);
        assertThat(error()).isEqualTo("Decompressed archive size validation failed.");
    }

    @Test
    void not_gzip() throws IOException {
        Path plain = home.resolve("plain.tar.gz");
        Files.writeString(plain, "not compressed");
        assertThat(rig.imports(plain, rig.admin).error()).isEqualTo("Decompressed archive size validation failed.");
    }

    @Test
    void an_avatar_that_is_no_picture() throws IOException {
        Files.createDirectories(archive.resolve("avatar"));
        Files.writeString(archive.resolve("avatar/avatar.exe"), "MZ");
        assertThat(error()).startsWith("Validation failed: Avatar file format is not supported");
    }

    @Test
    void an_avatar_that_is_too_big() throws IOException {
        Files.createDirectories(archive.resolve("avatar"));
        Files.write(archive.resolve("avatar/avatar.png"), new byte[200 * 1024 + 1]);
        assertThat(error()).isEqualTo("Validation failed: Avatar is too big (should be at most 200 KiB)");
    }

    @Test
    void a_bot_as_importer() {
        rig.admin.set("user_type", "project_bot");
        assertThat(error()).contains("User project bots cannot be added to other groups / projects");
    }

    @Test
    void symbolic_links_are_deleted_and_nothing_else_happens() throws IOException {
        Files.createSymbolicLink(archive.resolve("tree/project/labels.ndjson"), Path.of("nowhere"));
        assertThat(error()).isNull();
    }

    @Test
    void uploads_over_the_limit_are_left_out_silently() throws IOException {
        rig.instance.settings().set("max_attachment_size", 1);
        Path secret = Files.createDirectories(archive.resolve("uploads").resolve("ab".repeat(16)));
        Files.write(secret.resolve("big.bin"), new byte[(1 << 20) + 1]);
        Files.writeString(secret.resolve("small.txt"), "small");
        ImportRig.Imported imported = rig.imports(Fixtures.packed(archive), rig.admin);
        assertThat(imported.error()).isNull();
        assertThat(rig.instance.uploads(imported.project()).resolve("ab".repeat(16)).toFile().list()).containsExactly("small.txt");
    }

    private @Nullable String error() {
        return rig.imports(Fixtures.packed(archive), rig.admin).error();
    }
}
