package io.drover.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives made to harm, or damaged: each is refused with its own problem. */
class HostileArchiveTest {
    @TempDir
    Path work;

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../evil", "tree/../../evil", "a/./b", "a//b", "C:\\evil", "bell\u0007", "..", "tree/.."})
    void names_that_leave_the_archive_are_refused(String name) throws Exception {
        Path archive = gzip(new Tar().project().file(name, "x").bytes());

        ProblemException refusal = Hostile.refused(ArchiveProblem.ARCHIVE_UNSAFE_PATH, () -> Archives.read(archive));

        assertThat(refusal.problem().what()).doesNotContain("\u0007");
    }

    @ParameterizedTest
    @CsvSource({"1,ARCHIVE_LINK", "2,ARCHIVE_LINK", "3,ARCHIVE_SPECIAL_FILE", "4,ARCHIVE_SPECIAL_FILE", "6,ARCHIVE_SPECIAL_FILE", "S,ARCHIVE_SPECIAL_FILE"})
    void only_files_and_folders_are_read(char type, ArchiveProblem expected) throws Exception {
        Path archive = gzip(new Tar().project().entry("uploads/x", type, 0).bytes());

        Hostile.refused(expected, () -> Archives.read(archive));
        assertThat(new ArchiveCheck().check(archive).refusals()).extracting(p -> p.code()).containsExactly(expected.name());
    }

    @Test
    void links_packed_by_gnu_tar_are_refused() throws Exception {
        for (String link : new String[] {"-s", "", "-s -T"}) {
            Path folder = Files.createTempDirectory(work, "linked");
            Files.writeString(folder.resolve("VERSION"), "0.2.4");
            Archives.run(folder, "bash", "-c", "ln " + link + " VERSION second");
            Path archive = work.resolve("linked.tar.gz");
            Archives.run(work, "tar", "-czf", archive.toString(), "-C", folder.toString(), ".");

            Hostile.refused(ArchiveProblem.ARCHIVE_LINK, () -> Archives.read(archive));
        }
    }

    @Test
    void a_fifo_packed_by_gnu_tar_is_refused() throws Exception {
        Path folder = Files.createDirectory(work.resolve("fifo"));
        Archives.run(folder, "mkfifo", "pipe");
        Archives.run(work, "tar", "-czf", "fifo.tar.gz", "-C", "fifo", ".");

        Hostile.refused(ArchiveProblem.ARCHIVE_SPECIAL_FILE, () -> Archives.read(work.resolve("fifo.tar.gz")));
    }

    @Test
    void two_entries_of_one_name_are_refused_however_they_are_spelled() throws Exception {
        Path archive = gzip(new Tar().project().file("./VERSION", "0.2.4").bytes());

        Hostile.refused(ArchiveProblem.ARCHIVE_DUPLICATE_ENTRY, () -> Archives.read(archive));
    }

    @Test
    void a_bomb_is_refused_by_its_ratio_without_being_unpacked() throws Exception {
        Path archive = work.resolve("bomb.tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive), 1 << 16)) {
            out.write(new Tar().project().header("uploads/zeros", '0', 4L << 30));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 70; i++) {
                out.write(zeros);
            }
        }
        Hostile.refused(ArchiveProblem.ARCHIVE_BOMB, () -> new ArchiveInspector().inspect(archive));
        assertThat(new ArchiveCheck().check(archive).imports()).isFalse();
    }

    @Test
    void more_bytes_or_entries_than_the_limits_are_refused() throws Exception {
        Path archive = Archives.pack(Archives.project("uploads/x", "y".repeat(5000)), work);

        Hostile.refused(ArchiveProblem.ARCHIVE_BOMB, () -> inspect(archive, ArchiveLimits.GITLAB.withUnpackedBytes(4000)));
        Hostile.refused(ArchiveProblem.ARCHIVE_TOO_MANY_ENTRIES, () -> inspect(archive, ArchiveLimits.GITLAB.withEntries(3)));
    }

    @Test
    void an_extended_header_of_gigabytes_is_refused_before_it_is_read() throws Exception {
        for (char type : new char[] {'x', 'g', 'L', 'K'}) {
            Path archive = gzip(new Tar().header("long", type, 2L << 30));

            Hostile.refused(ArchiveProblem.ARCHIVE_BOMB, () -> Archives.read(archive));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8 path=x\n", "99 path=x\n", "x path=x\n", "12 path=abc ", "9999999999999 a=b\n", "7 path\n"})
    void malformed_extended_headers_are_refused(String header) throws Exception {
        Path archive = gzip(new Tar().file("pax", header, 'x').file("VERSION", "0.2.4").bytes());

        Hostile.refused(ArchiveProblem.ARCHIVE_CORRUPT, () -> Archives.read(archive));
    }

    @Test
    void files_that_are_something_else_are_named() throws Exception {
        Hostile.refused(ArchiveProblem.ARCHIVE_NOT_GZIP, () -> Archives.read(write("PK\u0003\u0004")));
        Hostile.refused(ArchiveProblem.ARCHIVE_NOT_GZIP, () -> Archives.read(write("<html>please sign in</html>")));
        Hostile.refused(ArchiveProblem.ARCHIVE_NOT_GZIP, () -> Archives.read(write("")));
        Hostile.refused(
                ArchiveProblem.ARCHIVE_IS_LFS_POINTER,
                () -> Archives.read(write("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")));
        Hostile.refused(ArchiveProblem.ARCHIVE_UNREADABLE, () -> Archives.read(work.resolve("absent.tar.gz")));
        Hostile.refused(ArchiveProblem.ARCHIVE_UNREADABLE, () -> Archives.read(work));
        Hostile.refused(ArchiveProblem.ARCHIVE_CORRUPT, () -> Archives.read(gzip("not a tar, but long enough to be a header. ".repeat(20).getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void every_cut_is_noticed() throws Exception {
        byte[] whole = Files.readAllBytes(Archives.fixture("synthetic/mr-with-diff-thread.tar.gz"));
        for (int length = 2; length < whole.length; length += 1 + length / 40) {
            Path cut = work.resolve("cut.tar.gz");
            Files.write(cut, java.util.Arrays.copyOf(whole, length));

            Hostile.refused(ArchiveProblem.ARCHIVE_TRUNCATED, () -> new ArchiveInspector().inspect(cut));
        }
    }

    @Test
    void the_form_of_an_export_is_asked_for() throws Exception {
        refusedForm(ArchiveProblem.ARCHIVE_VERSION_WRONG, Map.of("VERSION", "0.2.3", "tree/project.json", "{}"));
        refusedForm(ArchiveProblem.ARCHIVE_VERSION_WRONG, Map.of("VERSION", "", "tree/project.json", "{}"));
        refusedForm(ArchiveProblem.ARCHIVE_VERSION_MISSING, Map.of("tree/project.json", "{}"));
        refusedForm(ArchiveProblem.ARCHIVE_NO_TREE, Map.of("VERSION", "0.2.4"));
        refusedForm(ArchiveProblem.ARCHIVE_LEGACY, Map.of("VERSION", "0.1.8", "project.json", "{\"issues\":[]}"));
    }

    @Test
    void the_lines_of_relations_are_held_to_gitlabs_rules() throws Exception {
        refusedLine(ArchiveProblem.ARCHIVE_BLANK_LINE, "{}\n\n{}\n", 2);
        refusedLine(ArchiveProblem.ARCHIVE_BLANK_LINE, "{}\n  \t\n", 2);
        refusedLine(ArchiveProblem.ARCHIVE_NOT_UTF8, "\ufeff{}\n", 1);
        refusedLine(ArchiveProblem.ARCHIVE_LINE_TOO_LONG, "{}\n{\"description\":\"" + "x".repeat(2000) + "\"}\n", 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1", "{\"a\":1}}", "{} {}", "nul", "{'a':1}", "{\"a\":\u0001}", "{\"a\":\"\n\"}", "[1,]"})
    void lines_that_are_not_json_would_end_the_import(String line) throws Exception {
        Path archive = Archives.pack(Archives.project("tree/project/issues.ndjson", line), work);

        assertThat(new ArchiveCheck().check(archive).refusals()).extracting(p -> p.code()).containsExactly("ARCHIVE_NOT_JSON");
    }

    @Test
    void bytes_that_are_not_utf8_are_refused() throws Exception {
        for (byte[] bad : new byte[][] {{(byte) 0xc3}, {(byte) 0xc0, (byte) 0x80}, {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, {(byte) 0xff}, {(byte) 0xf5, 1, 1, 1}}) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            line.writeBytes("{\"title\":\"".getBytes(StandardCharsets.US_ASCII));
            line.writeBytes(bad);
            line.writeBytes("\"}".getBytes(StandardCharsets.US_ASCII));
            Path archive = gzip(new Tar().project().file("tree/project/issues.ndjson", line.toByteArray(), '0').bytes());

            Hostile.refused(ArchiveProblem.ARCHIVE_NOT_UTF8, () -> new ArchiveRewriter().rewrite(archive, work.resolve("o.tar.gz"), RewritePlan.NOTHING));
            assertThat(new ArchiveCheck().check(archive).refusals()).as("%s", java.util.HexFormat.of().formatHex(bad)).extracting(p -> p.code()).containsExactly("ARCHIVE_NOT_UTF8");
        }
    }

    @Test
    void a_bad_relation_can_be_dropped() throws Exception {
        Path archive = Archives.pack(Archives.project("tree/project/issues.ndjson", "{}\n\n"), work);

        RewriteReport report = new ArchiveRewriter()
                .rewrite(archive, work.resolve("o.tar.gz"), new RewritePlan(Map.of(), java.util.Set.of(), java.util.List.of(), java.util.Set.of("issues")));

        assertThat(report.dropped()).containsKey("issues");
    }

    private void refusedForm(ArchiveProblem expected, Map<String, String> files) throws IOException {
        Path archive = Archives.pack(files, work);
        Hostile.refused(expected, () -> new ArchiveRewriter().rewrite(archive, work.resolve("o.tar.gz"), RewritePlan.NOTHING));
        assertThat(new ArchiveCheck().check(archive).refusals()).extracting(p -> p.code()).contains(expected.name());
    }

    private void refusedLine(ArchiveProblem expected, String text, int line) throws IOException {
        Path archive = Archives.pack(Archives.project("tree/project/issues.ndjson", text), work);
        ArchiveLimits limits = ArchiveLimits.GITLAB.withLineBytes(1000);
        ProblemException refusal = Hostile.refused(
                expected, () -> new ArchiveRewriter(limits, bytes -> {}).rewrite(archive, work.resolve("o.tar.gz"), RewritePlan.NOTHING));
        assertThat(refusal.problem().where()).endsWith("!tree/project/issues.ndjson:" + line);
        assertThat(inspect(archive, limits).refusals()).extracting(p -> p.code()).containsExactly(expected.name());
    }

    private static ArchiveContents inspect(Path archive, ArchiveLimits limits) {
        return new ArchiveInspector(limits, ImportLimits.GITLAB, bytes -> {}).inspect(archive);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(Files.createTempFile(work, "file", ".tar.gz"), text);
    }

    private Path gzip(byte[] tar) throws IOException {
        Path archive = Files.createTempFile(work, "made", ".tar.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(archive))) {
            out.write(tar);
        }
        return archive;
    }
}
