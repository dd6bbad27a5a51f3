package io.drover.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.archive.SliceReport.LeftOut;
import io.drover.model.AccessLevel;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever an archive holds: the base and the slices together hold it too, and each of them is small enough. */
class ArchiveSlicerTest {
    private static final Set<String> SLICED = Set.of("issues", "merge_requests", "ci_pipelines");
    private static final String MEMBERS = "tree/project/project_members.ndjson";

    @TempDir
    Path work;

    private Path folder(String name) throws IOException {
        return Files.createDirectories(work.resolve(name));
    }

    private SliceReport slice(Path archive, String into, SliceLimits limits) throws IOException {
        return ArchiveSlicer.slice(archive, folder(into), new SlicePlan(RewritePlan.NOTHING, SLICED, true, limits));
    }

    /** All rows of a relation over the slices, in their order. */
    private String rows(SliceReport report, String relation, String folder) {
        StringBuilder rows = new StringBuilder();
        report.slices().stream().filter(s -> s.relation().equals(relation)).forEach(s -> {
            Map<String, String> files = Archives.read(work.resolve(folder).resolve(s.fileName()));
            assertThat(files.keySet()).isSubsetOf("VERSION", "tree/project.json", MEMBERS, "tree/project/" + relation + ".ndjson");
            rows.append(files.get("tree/project/" + relation + ".ndjson"));
        });
        return rows.toString();
    }

    private static String randomRows(Random random, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            String filler = random.nextBoolean() ? "ä".repeat(random.nextInt(30_000)) : Long.toHexString(random.nextLong()).repeat(random.nextInt(4_000));
            text.append("{\"iid\":").append(i).append(",\"description\":\"").append(filler).append("\"}\n");
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void the_sum_of_the_slices_is_the_whole_row_by_row_and_byte_by_byte(long seed) throws Exception {
        Random random = new Random(seed);
        Map<String, String> files = Archives.project(
                "tree/project/labels.ndjson", randomRows(random, 3), "tree/project/issues.ndjson", randomRows(random, 60),
                "tree/project/merge_requests.ndjson", randomRows(random, 40), "tree/project/ci_pipelines.ndjson", randomRows(random, 5),
                "project.bundle", "git", "project.wiki.bundle", "git", "lfs-objects.json", "{}", "lfs-objects/" + "a".repeat(64), "x",
                "uploads/0123456789abcdef0123456789abcdef/picture.png", "png");
        Path archive = Archives.pack(files, work);
        long most = 200_000L + random.nextInt(400_000);
        SliceReport report = slice(archive, "slices", new SliceLimits(most, 0, 50 << 20));

        for (String relation : SLICED) {
            String whole = Archives.read(archive).get("tree/project/" + relation + ".ndjson");
            assertThat(rows(report, relation, "slices")).as("%s, seed %d", relation, seed).isEqualTo(whole);
            assertThat(report.rows().get(relation)).isEqualTo(whole.lines().count());
        }
        Map<String, String> base = new TreeMap<>(Archives.read(archive));
        SLICED.forEach(relation -> base.remove("tree/project/" + relation + ".ndjson"));
        base.keySet().removeIf(name -> name.endsWith(".bundle") || name.startsWith("lfs-objects"));
        assertThat(Archives.unpackedByTar(work.resolve("slices").resolve(ArchiveSlicer.BASE), work)).isEqualTo(base);
        assertThat(report.leftOut()).isEmpty();
        try (Stream<Path> made = Files.list(work.resolve("slices"))) {
            assertThat(made).allSatisfy(file -> assertThat(file).satisfies(f -> assertThat(Files.size(f)).isLessThanOrEqualTo(most)));
        }
        next(report);
        assertThat(slice(archive, "again", new SliceLimits(most, 0, 50 << 20))).isEqualTo(report);
        for (Slice each : report.slices()) {
            assertThat(work.resolve("again").resolve(each.fileName())).hasSameBinaryContentAs(work.resolve("slices").resolve(each.fileName()));
        }
    }

    /** Each slice begins where the one before ended. */
    private static void next(SliceReport report) {
        Map<String, Long> reached = new TreeMap<>();
        for (Slice slice : report.slices()) {
            assertThat(slice.first()).isEqualTo(reached.getOrDefault(slice.relation(), 0L) + 1);
            reached.put(slice.relation(), slice.first() + slice.rows() - 1);
        }
    }

    @Test
    void members_are_rewritten_in_the_base_and_in_every_slice_and_guests_are_among_them() throws Exception {
        String member = "{\"access_level\":40,\"source_type\":\"Project\",\"user_id\":7,\"user\":{\"id\":7,\"public_email\":\"\",\"username\":\"ann\"}}\n";
        Path archive = Archives.pack(Archives.project(MEMBERS, member, "tree/project/issues.ndjson", "{\"iid\":1}\n{\"iid\":2}\n"), work);
        RewritePlan people = new RewritePlan(
                Map.of(7L, "Ann@new.example.com"), Set.of(), List.of(new RewritePlan.Guest(9, "bob", "bob@new.example.com", AccessLevel.GUEST)), Set.of());
        SliceReport report = ArchiveSlicer.slice(archive, folder("out"), new SlicePlan(people, Set.of("issues"), true, SliceLimits.of(0, 0)));

        String inBase = Archives.read(work.resolve("out").resolve(ArchiveSlicer.BASE)).get(MEMBERS);
        assertThat(inBase).contains("\"public_email\":\"ann@new.example.com\"", "bob@new.example.com");
        assertThat(Archives.read(work.resolve("out/issues-1.tar.gz")).get(MEMBERS)).isEqualTo(inBase);
        assertThat(report.mapped()).isEqualTo(1);
    }

    @Test
    void a_row_that_no_importer_reads_is_left_out_with_its_size_and_its_neighbours_go() throws Exception {
        String long_ = "{\"iid\":2,\"description\":\"" + "x".repeat(5_000) + "\"}";
        Path archive = Archives.pack(Archives.project("tree/project/issues.ndjson", "{\"iid\":1}\n" + long_ + "\n{\"iid\":3}"), work);
        SliceReport report = slice(archive, "out", new SliceLimits(0, 0, 4_096));

        assertThat(rows(report, "issues", "out")).isEqualTo("{\"iid\":1}\n{\"iid\":3}\n");
        assertThat(report.leftOut()).containsExactly(new LeftOut("issues", 2, long_.length() + 1, 4_096));
        assertThat(report.rows()).containsEntry("issues", 3L);
    }

    @Test
    void a_row_that_fits_no_archive_is_left_out_and_one_that_shrinks_goes_alone() throws Exception {
        byte[] noise = new byte[150_000];
        new Random(5).nextBytes(noise);
        String shrinks = "{\"iid\":1,\"description\":\"" + "x".repeat(200_000) + "\"}";
        String stays = "{\"iid\":2,\"description\":\"" + java.util.HexFormat.of().formatHex(noise) + "\"}";
        Path archive = Archives.pack(Archives.project("tree/project/issues.ndjson", shrinks + "\n" + stays + "\n{\"iid\":3}\n"), work);
        SliceReport report = slice(archive, "out", new SliceLimits(100_000, 0, 50 << 20));

        assertThat(rows(report, "issues", "out")).isEqualTo(shrinks + "\n{\"iid\":3}\n");
        assertThat(report.leftOut()).extracting(LeftOut::row).containsExactly(2L);
        assertThat(report.leftOut().getFirst().bytes()).isGreaterThan(100_000);
    }

    @Test
    void uploads_stay_out_of_a_base_that_is_too_large_with_them_and_what_is_too_large_without_is_refused() throws Exception {
        byte[] noise = new byte[200_000];
        new Random(6).nextBytes(noise);
        String text = new String(noise, StandardCharsets.ISO_8859_1);
        Path archive = Archives.pack(Archives.project("uploads/0123456789abcdef0123456789abcdef/film.bin", text, "tree/project/labels.ndjson", "{\"title\":\"bug\"}\n"), work);
        SliceReport report = slice(archive, "out", new SliceLimits(100_000, 0, 50 << 20));
        assertThat(report.uploads()).isEqualTo(1);
        assertThat(Archives.read(work.resolve("out").resolve(ArchiveSlicer.BASE))).containsKey("tree/project/labels.ndjson").doesNotContainKey("uploads/0123456789abcdef0123456789abcdef/film.bin");

        assertThatThrownBy(() -> slice(archive, "none", new SliceLimits(100, 0, 50 << 20)))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("ARCHIVE_BASE_TOO_LARGE"));
        assertThat(work.resolve("none")).isEmptyDirectory();
    }

    @Test
    void hostile_and_damaged_archives_are_refused_with_an_archive_problem() throws Exception {
        Path whole = Archives.pack(Archives.project("tree/project/issues.ndjson", "{\"iid\":1}\n\n{\"iid\":2}\n"), work);
        List<Path> bad = new ArrayList<>(List.of(whole, Archives.pack(Map.of("VERSION", "0.2.4"), work)));
        byte[] bytes = Files.readAllBytes(Archives.pack(Archives.project("tree/project/issues.ndjson", "{\"iid\":1}\n".repeat(5_000)), work));
        bad.add(Files.write(work.resolve("cut.tar.gz"), java.util.Arrays.copyOf(bytes, bytes.length / 2)));
        for (Path archive : bad) {
            assertThatThrownBy(() -> slice(archive, "bad", SliceLimits.of(0, 0)))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).startsWith("ARCHIVE_"));
        }
    }

    @Test
    void real_exports_come_apart_and_each_part_would_be_imported() throws Exception {
        for (Path fixture : Archives.fixtures().stream().filter(f -> Files.exists(f.resolve("tree/project.json"))).toList()) {
            Path archive = Archives.pack(fixture, folder("packed-" + fixture.getFileName()));
            String name = "of-" + fixture.getFileName();
            SliceReport report = slice(archive, name, SliceLimits.of(0, 0));
            Map<String, String> whole = Archives.read(archive);
            for (String relation : SLICED) {
                String rows = whole.getOrDefault("tree/project/" + relation + ".ndjson", "");
                assertThat(rows(report, relation, name)).as("%s of %s", relation, fixture).isEqualTo(rows.isEmpty() || rows.endsWith("\n") ? rows : rows + "\n");
            }
            for (Slice each : report.slices()) {
                assertThat(new ArchiveCheck().check(work.resolve(name).resolve(each.fileName())).refusals()).isEmpty();
            }
        }
    }
}
