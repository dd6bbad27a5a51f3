package io.drover.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.AccessLevel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveRewriterTest {
    private static final String MEMBERS = "tree/project/project_members.ndjson";

    @TempDir
    Path work;

    static List<Path> fixtures() {
        return Archives.fixtures();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void rewriting_nothing_keeps_every_byte_of_every_file(Path fixture) throws Exception {
        Path archive = Archives.pack(fixture, work);
        Path out = work.resolve("out.tar.gz");

        RewriteReport report = new ArchiveRewriter().rewrite(archive, out, RewritePlan.NOTHING);

        Map<String, String> before = Archives.unpackedByTar(archive, work);
        assertThat(Archives.unpackedByTar(out, work)).isEqualTo(before).hasSize((int) report.entries());
        assertThat(Archives.read(out)).isEqualTo(before);
        assertThat(report.mapped() + report.blanked() + report.guests()).isZero();
        assertThat(Archives.run(work, "sha256sum", out.toString())).startsWith(report.sha256());
    }

    @Test
    void members_get_the_destinations_addresses_in_lower_case_and_nothing_else_changes() throws Exception {
        Path archive = Archives.pack(Archives.fixture("real-sanitised/gitlab-13.5.0-pre"), work);
        Path out = work.resolve("out.tar.gz");
        Map<String, String> before = Archives.unpackedByTar(archive, work);

        RewriteReport report = new ArchiveRewriter().rewrite(
                archive, out, new RewritePlan(Map.of(106L, "Ada.Lovelace@Example.ORG"), Set.of(), List.of(), Set.of()));

        before.computeIfPresent(MEMBERS, (name, text) -> text.replace("\"email\":\"user106@example.com\"", "\"email\":\"ada.lovelace@example.org\""));
        assertThat(Archives.unpackedByTar(out, work)).isEqualTo(before);
        assertThat(before.get(MEMBERS)).contains("ada.lovelace@example.org");
        assertThat(report.mapped()).isEqualTo(1);
        assertThat(report.undecided()).isNotEmpty().doesNotContain(106L);
    }

    @Test
    void invitations_stay_behind_on_request_and_members_do_not() throws Exception {
        Path archive = Archives.pack(
                Archives.project(MEMBERS, """
                        {"access_level":30,"user":{"id":1,"public_email":"a@example.com"},"invite_email":"accepted@example.com"}
                        {"access_level":30,"user":null,"invite_email":"later@example.com"}
                        {"access_level":30,"invite_email":null,"user":{"id":2,"public_email":"b@example.com"}}
                        {"access_level":30,"user":null,"invite_email":"last@example.com"}"""),
                work);
        Path out = work.resolve("out.tar.gz");
        new ArchiveRewriter().rewrite(archive, out, new RewritePlan(Map.of(), Set.of(), List.of(), Set.of(RewritePlan.INVITATIONS)));
        assertThat(Archives.read(out).get(MEMBERS)).contains("accepted@", "b@example.com").doesNotContain("later@", "last@").hasLineCount(2);
    }

    @Test
    void an_empty_address_is_filled_and_an_absent_one_inserted() throws Exception {
        Path archive = Archives.pack(
                Archives.project(MEMBERS, """
                        {"access_level":30,"user":{"id":1,"public_email":null,"username":"a"}}
                        {"access_level":30, "user" : {"id":2,"username":"b\\u003cc" } }
                        {"access_level":30,"user":{"id":3,"email":"old@example.com","public_email":""}}
                        {"access_level":30,"user":null,"invite_email":"later@example.com"}
                        {"access_level":30,"user":{"id":5,"public_email":"Five@example.com"}}"""),
                work);
        Path out = work.resolve("out.tar.gz");

        RewriteReport report = new ArchiveRewriter().rewrite(archive, out, new RewritePlan(
                Map.of(1L, "one@x.org", 2L, "two@x.org", 3L, "three@x.org"), Set.of(5L), List.of(), Set.of()));

        assertThat(Archives.read(out).get(MEMBERS)).isEqualTo("""
                {"access_level":30,"user":{"id":1,"public_email":"one@x.org","username":"a"}}
                {"access_level":30, "user" : {"id":2,"username":"b\\u003cc" ,"public_email":"two@x.org"} }
                {"access_level":30,"user":{"id":3,"email":"three@x.org","public_email":"three@x.org"}}
                {"access_level":30,"user":null,"invite_email":"later@example.com"}
                {"access_level":30,"user":{"id":5,"public_email":""}}""");
        assertThat(report.mapped()).isEqualTo(3);
        assertThat(report.blanked()).isEqualTo(1);
        assertThat(report.undecided()).isEmpty();
    }

    @Test
    void guests_follow_the_members_unless_they_are_members() throws Exception {
        Path archive = Archives.pack(Archives.project(MEMBERS, "{\"user\":{\"id\":1,\"public_email\":\"\"}}"), work);
        Path out = work.resolve("out.tar.gz");

        RewriteReport report = new ArchiveRewriter().rewrite(archive, out, new RewritePlan(
                Map.of(),
                Set.of(),
                List.of(new RewritePlan.Guest(1, "one", "one@x.org", AccessLevel.GUEST), new RewritePlan.Guest(9, "n&ne", "Nine@x.org", AccessLevel.GUEST)),
                Set.of()));

        assertThat(Archives.read(out).get(MEMBERS)).isEqualTo("""
                {"user":{"id":1,"public_email":""}}
                {"access_level":10,"source_type":"Project","user_id":9,"notification_level":3,"created_at":"2000-01-01T00:00:00.000Z",\
                "updated_at":"2000-01-01T00:00:00.000Z","created_by_id":null,"invite_email":null,"invite_accepted_at":null,"requested_at":null,\
                "expires_at":null,"ldap":false,"override":false,"user":{"id":9,"username":"n\\u0026ne","public_email":"nine@x.org"}}
                """);
        assertThat(report.guests()).isEqualTo(1);
    }

    @Test
    void guests_of_a_group_get_a_member_file_in_every_group() throws Exception {
        Path archive = Archives.pack(Archives.fixture("gitlabhq/group_exports/complex"), work);
        Path out = work.resolve("out.tar.gz");

        RewriteReport report = new ArchiveRewriter().rewrite(archive, out, new RewritePlan(
                Map.of(42L, "moriah@new.example"), Set.of(), List.of(new RewritePlan.Guest(77, "g", "g@new.example", AccessLevel.GUEST)), Set.of()));

        Map<String, String> files = Archives.read(out);
        assertThat(files.get("tree/groups/4351/members.ndjson")).contains("\"public_email\":\"moriah@new.example\"").contains("\"user_id\":77,");
        assertThat(files.get("tree/groups/4352/members.ndjson")).startsWith("{\"access_level\":10,\"source_type\":\"Namespace\",\"user_id\":77,");
        assertThat(report.guests()).isEqualTo(3);
        assertThat(report.kind()).isEqualTo(ArchiveKind.GROUP);
    }

    @Test
    void dropped_relations_are_gone_and_counted() throws Exception {
        Path archive = Archives.pack(Archives.fixture("real-sanitised/gitlab-17.0.5-ee"), work);
        Path out = work.resolve("out.tar.gz");
        Map<String, String> before = Archives.unpackedByTar(archive, work);

        RewriteReport report = new ArchiveRewriter().rewrite(
                archive, out, new RewritePlan(Map.of(), Set.of(), List.of(), Set.of("ci_pipelines", "boards")));

        before.remove("tree/project/ci_pipelines.ndjson");
        assertThat(Archives.unpackedByTar(out, work)).isEqualTo(before);
        assertThat(report.dropped()).containsExactly(Map.entry("ci_pipelines", 25714L));
    }

    @Test
    void the_same_input_gives_the_same_bytes_whatever_packed_it() throws Exception {
        Path folder = Archives.fixture("synthetic/mr-with-diff-thread");
        Path packed = Archives.pack(folder, work);
        Path first = work.resolve("first.tar.gz");
        Path second = work.resolve("second.tar.gz");

        String digest = new ArchiveRewriter().rewrite(packed, first, RewritePlan.NOTHING).sha256();
        new ArchiveRewriter().rewrite(first, second, RewritePlan.NOTHING);

        assertThat(second).hasSameBinaryContentAs(first);
        assertThat(new ArchiveRewriter().rewrite(first, first, RewritePlan.NOTHING).sha256()).isEqualTo(digest);
    }

    @Test
    void nothing_is_left_behind_when_the_archive_is_bad() throws Exception {
        Path archive = Archives.pack(Archives.project("VERSION", "0.1.0"), work);
        Path folder = Files.createDirectory(work.resolve("target"));

        Hostile.refused(ArchiveProblem.ARCHIVE_VERSION_WRONG, () -> new ArchiveRewriter().rewrite(archive, folder.resolve("out.tar.gz"), RewritePlan.NOTHING));

        assertThat(folder).isEmptyDirectory();
    }
}
