package io.drover.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.archive.ArchiveContents.ArchivedGroup;
import io.drover.archive.ArchiveContents.FileCount;
import io.drover.archive.Shortfall.Effect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ArchiveInspectorTest {
    private static final ArchiveInspector INSPECTOR = new ArchiveInspector();

    @TempDir
    Path work;

    static List<Path> fixtures() {
        return Archives.fixtures();
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void every_fixture_reads_and_its_lines_are_counted(Path fixture) throws Exception {
        ArchiveContents contents = INSPECTOR.inspect(Archives.pack(fixture, work));

        for (ArchiveContents.RelationContents relation : contents.relations()) {
            String folder = relation.group() == null ? "tree/project/" : "tree/groups/" + relation.group() + "/";
            List<String> lines = Files.readAllLines(fixture.resolve(folder + relation.name() + ".ndjson"));
            assertThat(relation.records()).as(relation.name()).isEqualTo(lines.stream().filter(line -> !line.equals("null")).count());
            assertThat(relation.largest()).as(relation.name()).isEqualTo(
                    lines.stream().mapToLong(line -> line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length).max().orElse(0));
        }
        assertThat(contents.relations()).hasSize((int) Archives.unpackedByTar(Archives.pack(fixture, work), work).keySet().stream()
                .filter(name -> name.endsWith(".ndjson") && !name.endsWith("_all.ndjson"))
                .count());
    }

    @Test
    void the_synthetic_archive_holds_what_its_makers_expected() throws Exception {
        JsonNode expected = JsonMapper.shared().readTree(Files.readString(Archives.fixture("synthetic/mr-with-diff-thread.expected.json")));
        ArchiveContents contents = INSPECTOR.inspect(Archives.fixture("synthetic/mr-with-diff-thread.tar.gz"));

        assertThat(contents.kind()).isEqualTo(ArchiveKind.PROJECT);
        assertThat(contents.formatVersion()).isEqualTo("0.2.4");
        assertThat(contents.gitlabVersion()).isEqualTo("17.11.0");
        assertThat(contents.refusals()).isEmpty();
        assertThat(contents.records("issues")).isEqualTo(1);
        assertThat(contents.records("merge_requests")).isEqualTo(2);
        assertThat(contents.files("uploads")).contains(new FileCount("uploads", 1, 6, 6));
        BundleContents bundle = contents.bundles().getFirst();
        assertThat(bundle.name()).isEqualTo("project.bundle");
        assertThat(bundle.counts()).isEqualTo(Map.of("branches", 2L, "tags", 2L, "merge requests", 2L, "keep-around", 6L));
        assertThat(bundle.head()).isEqualTo(bundle.refs().get("refs/heads/main"));
        assertThat(expected.toString()).contains(bundle.refs().get("refs/merge-requests/1/head"));
        assertThat(bundle.missing()).isZero();
        assertThat(contents.people()).extracting(Contributor::name).containsExactly("Alice Archer", "Bob Brewer", "Carol Cooper");
        assertThat(contents.contributorsWhoAreNoMembers()).isEmpty();
        assertThat(contents.shortfalls()).containsExactly(new Shortfall("project_members", Effect.CHANGED, 1, "owners become maintainers"));
        assertThat(contents.largestLine()).isEqualTo(new ArchiveContents.LargestLine("tree/project/merge_requests.ndjson:2", 17_700));
    }

    @Test
    void contributors_who_are_not_members_are_found_with_their_names() throws Exception {
        Path archive = Archives.pack(Archives.project(
                "tree/project/project_members.ndjson", "{\"user_id\":1,\"created_by_id\":99,\"user\":{\"id\":1,\"username\":\"ann\",\"public_email\":\"ann@x.org\"}}\n",
                "tree/project/issues.ndjson", """
                        {"author_id":1,"closed_by_id":null,"assignee_id":7,"notes":[{"note":"a","author":{"name":"Ben"},"author_id":2},{"author_id":2,"author":{"name":"Ben"}}]}
                        {"author_id":3,"milestone":{"author_id":"4"},"issue_assignees":[{"user_id":3}],"moved_to_id":50,"iid":60}
                        """,
                "tree/project/project_feature.ndjson", "null"), work);

        List<Contributor> people = INSPECTOR.contributors(archive);

        assertThat(people).containsExactly(
                new Contributor(1, null, "ann", "ann@x.org", true, 1),
                new Contributor(2, "Ben", null, null, false, 2),
                new Contributor(3, null, null, null, false, 2),
                new Contributor(7, null, null, null, false, 1));
        assertThat(INSPECTOR.inspect(archive).people()).isEqualTo(people);
    }

    @Test
    void real_exports_name_more_people_than_members() throws Exception {
        Path archive = Archives.pack(Archives.fixture("real-sanitised/gitlab-17.0.5-ee"), work);

        List<Contributor> people = INSPECTOR.contributors(archive);

        assertThat(people).isEqualTo(INSPECTOR.inspect(archive).people());
        assertThat(people.stream().filter(Contributor::member)).hasSize(8);
        assertThat(people.stream().filter(p -> !p.member() && p.references() > 0)).isNotEmpty();
    }

    @Test
    void a_group_archive_shows_its_groups_in_order() throws Exception {
        ArchiveContents contents = INSPECTOR.inspect(Archives.pack(Archives.fixture("gitlabhq/group_exports/complex"), work));

        assertThat(contents.kind()).isEqualTo(ArchiveKind.GROUP);
        assertThat(contents.groups()).extracting(ArchivedGroup::id).containsExactly(4351L, 4352L, 4353L);
        assertThat(contents.groups()).extracting(ArchivedGroup::parentId).containsExactly(null, 4351L, 4351L);
        assertThat(contents.refusals()).isEmpty();
        assertThat(contents.shortfalls()).contains(new Shortfall("epics", Effect.DROPPED, 2, "imported by GitLab Premium and Ultimate only"));
    }

    @Test
    void a_listed_group_without_its_document_would_end_the_import() throws Exception {
        Path archive = Archives.pack(Map.of("VERSION", "0.2.4", "tree/groups/_all.ndjson", "1\n2\n", "tree/groups/1.json", "{\"id\":5}"), work);

        assertThat(new ArchiveCheck().check(archive).refusals()).extracting(p -> p.code()).containsExactly("ARCHIVE_BAD_GROUP", "ARCHIVE_BAD_GROUP");
    }

    @Test
    void what_kills_an_import_is_listed_all_at_once() throws Exception {
        Path archive = Archives.pack(
                Archives.project(
                        "VERSION", "0.2.0",
                        "tree/project/issues.ndjson", "{}\n\n",
                        "tree/project/labels.ndjson", "{\n",
                        "project.bundle", "version https://git-lfs.github.com/spec/v1\n",
                        "project.wiki.bundle", "# v2 git bundle\n-" + "a".repeat(40) + "\n" + "b".repeat(40) + " refs/heads/main\n\nPACK",
                        "avatar/me.exe", "x",
                        "lfs-objects/" + "1".repeat(64), "one",
                        "lfs-objects/" + "2".repeat(64), "two",
                        "lfs-objects.json", "{\"" + "1".repeat(64) + "\":[0]}"),
                work);

        assertThat(new ArchiveCheck().check(archive).refusals()).extracting(p -> p.code()).containsExactlyInAnyOrder(
                "ARCHIVE_VERSION_WRONG", "ARCHIVE_BLANK_LINE", "ARCHIVE_NOT_JSON", "ARCHIVE_BAD_BUNDLE", "ARCHIVE_BAD_BUNDLE", "ARCHIVE_BAD_AVATAR",
                "ARCHIVE_LFS_UNLISTED");
        assertThat(new ArchiveCheck(ArchiveLimits.GITLAB, ImportLimits.GITLAB.withArchiveBytes(100), bytes -> {}).check(archive).refusals())
                .extracting(p -> p.code()).contains("ARCHIVE_TOO_LARGE");
    }

    @Test
    void what_an_importer_drops_or_changes_is_counted_with_its_reason() throws Exception {
        Path archive = Archives.pack(
                Archives.project(
                        "tree/project/merge_requests.ndjson", """
                                {"iid":1,"source_project_id":5,"target_project_id":4,"merge_request_diff":{"state":"empty"},"notes":[{"noteable_type":"MergeRequest","author_id":9,"discussion_id":"short"}]}
                                {"iid":2,"source_project_id":4,"target_project_id":4,"title":"a\\u0000b"}
                                """,
                        "tree/project/ci_pipelines.ndjson", "{\"status\":\"running\"}\n{\"status\":\"success\"}\n",
                        "tree/project/protected_branches.ndjson", "{\"push_access_levels\":[{\"access_level\":30},{\"access_level\":40}]}\n",
                        "tree/project/triggers.ndjson", "{}\n",
                        "tree/project/mine.ndjson", "{}\n{}\n",
                        "tree/project/milestones.ndjson", "{\"group_id\":3}\n{\"group_id\":null}\n",
                        "tree/project/labels.ndjson", "{\"type\":\"GroupLabel\"}\n",
                        "tree/project/project_members.ndjson", "{\"access_level\":50,\"expires_at\":\"2020-01-01\",\"user\":{\"id\":1,\"public_email\":null}}\n",
                        "readme.txt", "hello"),
                work);

        assertThat(INSPECTOR.inspect(archive).shortfalls()).extracting(s -> s.effect() + " " + s.count() + " " + s.relation() + " " + s.why().split(" ")[0])
                .containsExactlyInAnyOrder(
                        "DROPPED 1 merge_requests merge", "DROPPED 1 merge_requests notes", "DROPPED 1 merge_requests notes", "DROPPED 1 merge_requests records",
                        "DROPPED 2 mine not", "DROPPED 1 project.bundle is", "DROPPED 1 readme.txt files", "DROPPED 1 triggers no",
                        "CHANGED 2 ci_pipelines are", "CHANGED 1 ci_pipelines unfinished", "CHANGED 1 contributors people", "CHANGED 1 labels group",
                        "CHANGED 1 merge_requests merge", "CHANGED 1 milestones group", "CHANGED 1 project_members members",
                        "CHANGED 1 project_members memberships", "CHANGED 1 project_members owners", "CHANGED 1 protected_branches access");
    }

    @Test
    void a_snippet_is_matched_with_its_bundle_by_the_digest_of_its_words() throws Exception {
        String snippet = "{\"title\":\"Test snippet title\",\"description\":\"Test snippet description\",\"created_at\":\"2019-11-05T15:06:06.579Z\","
                + "\"updated_at\":\"2019-11-05T16:06:06.579+01:00\"}\n";
        String text = "Test snippet title" + "Test snippet description" + "2019-11-05 15:06:06 UTC" + "2019-11-05 15:06:06 UTC";
        String digest = java.util.HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        String bundle = "# v2 git bundle\n" + "b".repeat(40) + " refs/heads/main\n\nPACK";

        Path with = Archives.pack(Archives.project("tree/project/snippets.ndjson", snippet, "project.bundle", bundle, "snippets/" + digest + ".bundle", bundle), work);
        Path without = Archives.pack(Archives.project("tree/project/snippets.ndjson", snippet, "project.bundle", bundle), work);

        assertThat(INSPECTOR.inspect(with).shortfalls()).isEmpty();
        assertThat(INSPECTOR.inspect(without).shortfalls()).extracting(Shortfall::relation).containsExactly("snippets");
    }
}
