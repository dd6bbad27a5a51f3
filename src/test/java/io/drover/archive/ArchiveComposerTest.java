package io.drover.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.archive.ArchiveComposer.Composed;
import io.drover.model.AccessLevel;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a relations export gives, put together to what a file export would have given. */
class ArchiveComposerTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @TempDir
    Path work;

    private RelationFiles relation(String name, String... contents) throws IOException {
        List<Path> files = new java.util.ArrayList<>();
        for (String content : contents) {
            Path file = Files.createTempFile(work, name, ".ndjson.gz");
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
                out.write(content.getBytes(StandardCharsets.UTF_8));
            }
            files.add(file);
        }
        return new RelationFiles(name, files);
    }

    @Test
    void batches_follow_each_other_line_by_line_and_the_whole_would_be_imported() throws Exception {
        Path uploads = Archives.pack(Map.of(SECRET + "/a b.png", "picture", "avatar/logo.png", "logo", "uploads.tar", "its own leftovers"), work);
        Path designs = Archives.pack(Map.of("design.bundle", "# v2 git bundle\n" + "a".repeat(40) + " refs/heads/main\n\nPACK"), work);
        List<RelationFiles> relations = List.of(
                relation("self", "{\"description\":\"x\",\"visibility_level\":0}"),
                relation("issues", "{\"iid\":1}\n{\"iid\":2}", "{\"iid\":3}\n", ""),
                relation("labels", "{\"title\":\"bug\"}\n"),
                relation("auto_devops", "null"),
                relation("boards"),
                new RelationFiles("uploads", List.of(uploads)),
                new RelationFiles("design", List.of(designs)));
        List<RewritePlan.Guest> members = List.of(new RewritePlan.Guest(7, "ann", "ann@example.com", AccessLevel.MAINTAINER, LocalDate.parse("2031-01-31")));
        Composed composed = ArchiveComposer.compose(work.resolve("whole.tar.gz"), relations, members);

        Map<String, String> files = Archives.unpackedByTar(composed.archive(), work);
        assertThat(files).containsOnlyKeys(
                "VERSION", "tree/project.json", "tree/project/issues.ndjson", "tree/project/labels.ndjson", "tree/project/auto_devops.ndjson",
                "tree/project/project_members.ndjson", "uploads/" + SECRET + "/a b.png", "avatar/logo.png", "project.design.bundle");
        assertThat(files).containsEntry("tree/project/issues.ndjson", "{\"iid\":1}\n{\"iid\":2}\n{\"iid\":3}\n");
        assertThat(files.get("tree/project/project_members.ndjson")).contains("\"access_level\":40", "ann@example.com", "\"expires_at\":\"2031-01-31\"");
        assertThat(composed.records()).containsEntry("issues", 3L).containsEntry("boards", 0L).containsEntry("uploads", 2L);
        assertThat(new ArchiveCheck().check(composed.archive()).refusals()).isEmpty();

        List<RelationFiles> otherOrder = relations.reversed();
        assertThat(ArchiveComposer.compose(work.resolve("again.tar.gz"), otherOrder, members).sha256()).isEqualTo(composed.sha256());
    }

    @Test
    void a_file_that_was_cut_off_is_refused_and_nothing_is_left_behind() throws Exception {
        RelationFiles issues = relation("issues", "{\"iid\":1}\n".repeat(10_000));
        byte[] bytes = Files.readAllBytes(issues.files().getFirst());
        Files.write(issues.files().getFirst(), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> ArchiveComposer.compose(work.resolve("whole.tar.gz"), List.of(issues), List.of()))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().code()).isEqualTo("ARCHIVE_TRUNCATED"));
        assertThat(work.resolve("whole.tar.gz")).doesNotExist();
    }
}
