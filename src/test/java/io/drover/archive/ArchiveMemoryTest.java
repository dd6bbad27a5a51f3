package io.drover.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.bench.ArchiveBench;
import java.io.BufferedOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory does not grow with the archive. */
class ArchiveMemoryTest {
    @TempDir
    Path work;

    @Test
    void two_hundred_megabytes_with_lines_of_45_are_rewritten_in_a_heap_of_64() throws Exception {
        Path folder = Files.createDirectories(work.resolve("content/tree/project"));
        Files.writeString(work.resolve("content/VERSION"), "0.2.4");
        Files.writeString(work.resolve("content/tree/project.json"), "{}");
        Files.writeString(folder.resolve("project_members.ndjson"), "{\"user\":{\"id\":1,\"public_email\":\"\"}}\n");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("merge_requests.ndjson")), 1 << 16)) {
            byte[] megabyte = ("+ some line of a diff\\n".repeat(1 << 16)).substring(0, 1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (int line = 0; line < 4; line++) {
                out.write("{\"utf8_diff\":\"".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 45; i++) {
                    out.write(line % 2 == 0 ? megabyte : shifted(megabyte, i));
                }
                out.write("\",\"author_id\":7}\n".getBytes(StandardCharsets.US_ASCII));
            }
        }
        Path archive = work.resolve("in.tar.gz");
        Archives.run(work, "bash", "-c", "tar -cf - -C content . | gzip -1 > in.tar.gz && rm -r content");

        String said = ArchiveBench.child(archive, work.resolve("out.tar.gz"), "-Xmx64m", "-XX:+ExitOnOutOfMemoryError");

        String[] figures = said.strip().split(" ");
        assertThat(Integer.parseInt(figures[2])).as("members mapped").isEqualTo(1);
        assertThat(Long.parseLong(figures[1])).as("peak of resident memory, KiB").isLessThan(256L * 1024);
        ArchiveContents contents = new ArchiveInspector(ArchiveLimits.GITLAB.withRatio(1000), ImportLimits.GITLAB, bytes -> {})
                .inspect(work.resolve("out.tar.gz"));
        assertThat(contents.records("merge_requests")).isEqualTo(4);
        assertThat(contents.unpackedBytes()).isGreaterThan(180_000_000);
        assertThat(contents.contributorsWhoAreNoMembers()).extracting(Contributor::sourceId).containsExactly(7L);
        assertThat(contents.people()).extracting(Contributor::email).containsExactly("person1@destination.example", null);
    }

    /** Not the same megabyte again, so that the archive is no bomb. */
    private static byte[] shifted(byte[] bytes, int by) {
        byte[] other = bytes.clone();
        java.util.Random random = new java.util.Random(by);
        for (int i = 0; i < other.length; i += 3) {
            other[i] = (byte) ('a' + random.nextInt(26));
        }
        // An escape must not be cut in two by a letter.
        return new String(other, StandardCharsets.US_ASCII).replace('\\', '/').getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void an_absurdly_large_member_line_is_refused() throws Exception {
        Path archive = Archives.pack(Archives.project("tree/project/project_members.ndjson", "{\"user\":{\"id\":1,\"username\":\"" + "x".repeat(1 << 21) + "\"}}"), work);

        Hostile.refused(ArchiveProblem.ARCHIVE_LINE_TOO_LONG, () -> new ArchiveInspector().contributors(archive));
        assertThat(new ArchiveCheck().check(archive).refusals()).hasSize(1);
    }
}
