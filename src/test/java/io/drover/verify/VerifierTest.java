package io.drover.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.drover.connector.Repositories.LfsObject;
import io.drover.model.FullPath;
import io.drover.model.Relations;
import io.drover.verify.Verification.Difference;
import io.drover.verify.Verification.RelationResult;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifierTest {
    private static final String ISSUE =
            """
            {'id': %ID, 'iid': 1, 'title': '%TITLE', 'description': 'Boxes fall', 'state': 'opened', 'labels': ['b', 'a'],
             'author': {'id': %AUTHOR, 'username': '%NAME', 'name': 'Ann'}, 'created_at': '2026-01-02T03:04:05.678+01:00',
             'discussions': [{'id': '3f2a000000000000000000000000000000000001', 'individual_note': false, 'notes': [
                 {'id': 1, 'body': 'first', 'author': {'id': %AUTHOR, 'username': '%NAME', 'name': 'Ann'}, 'created_at': '2026-01-02T03:05:00Z'},
                 {'id': 2, 'body': '%NOTE', 'author': {'id': %AUTHOR, 'username': '%NAME', 'name': 'Ann'}, 'created_at': '2026-01-02T03:06:00Z'}]}]}
            """;

    @TempDir
    Path scratch;

    private final Bench bench = new Bench();

    @Test
    void an_issue_with_the_same_content_and_other_ids_is_equal() throws Exception {
        bench.both(Relations.ISSUES, "1", source("Boxes", "second"), destination("Boxes", "second").replace("['b', 'a']", "['a', 'b']"));
        RelationResult result = bench.result(scratch, Relations.ISSUES);
        assertThat(result.differences()).isEmpty();
        assertThat(result.equal()).isEqualTo(1);
        assertThat(result.tally()).isEqualTo(new Verification.Tally(1, 0, 0, 0, 0));
    }

    @Test
    void differences_say_where_and_what() throws Exception {
        bench.both(Relations.ISSUES, "1", source("Boxes", "second"), destination("Bokses", "2nd"));
        RelationResult result = bench.result(scratch, Relations.ISSUES);
        assertThat(result.differences())
                .containsExactly(
                        new Difference("1", "title: \"Boxes\" -> \"Bokses\"", null),
                        new Difference("1", "discussion 3f2a0000… note 2: body: \"second\" -> \"2nd\"", null));
        assertThat(bench.verify(scratch).clean()).isFalse();
    }

    @Test
    void what_is_missing_or_extra_is_said_so() throws Exception {
        bench.source.add(Bench.FROM, Relations.LABELS, "bug", "{'name': 'bug', 'color': '#ff0000'}");
        bench.destination.add(Bench.TO, Relations.LABELS, "spam", "{'name': 'spam', 'color': '#00ff00'}");
        RelationResult result = bench.result(scratch, Relations.LABELS);
        assertThat(result.differences()).containsExactly(new Difference("spam", "extra", null), new Difference("bug", "missing", null));
        assertThat(result.tally()).isEqualTo(new Verification.Tally(0, 0, 0, 0, 1));
    }

    @Test
    void every_ref_of_project_wiki_and_snippet_is_compared_by_object_id() throws Exception {
        for (String suffix : new String[] {"", ".wiki", ".snippet3"}) {
            bench.source.ref(Bench.FROM + suffix, "refs/heads/main", "a".repeat(40));
        }
        bench.destination.ref(Bench.TO, "refs/heads/main", "b".repeat(40));
        bench.destination.ref(Bench.TO + ".wiki", "refs/heads/main", "a".repeat(40));
        bench.destination.ref(Bench.TO + ".snippet4", "refs/heads/main", "c".repeat(40));
        bench.both(Relations.SNIPPETS, "Tip", "{'id': 3, 'title': 'Tip'}", "{'id': 4, 'title': 'Tip'}");
        assertThat(bench.result(scratch, Relations.REPOSITORY).differences())
                .containsExactly(new Difference("refs/heads/main", "id: \"" + "a".repeat(40) + "\" -> \"" + "b".repeat(40) + "\"", null));
        assertThat(bench.result(scratch, Relations.WIKI).differences()).isEmpty();
        assertThat(bench.result(scratch, Relations.SNIPPETS).differences())
                .extracting(Difference::what)
                .containsExactly("ref refs/heads/main: id: \"" + "a".repeat(40) + "\" -> \"" + "c".repeat(40) + "\"");
    }

    @Test
    void lfs_objects_are_looked_for_at_the_destination() throws Exception {
        bench.source.project(5, Bench.FROM, 1000);
        bench.pointers.add(new LfsObject("1".repeat(64), 10));
        bench.pointers.add(new LfsObject("2".repeat(64), 20));
        bench.pointers.add(new LfsObject("3".repeat(64), 30));
        bench.source.lfsObjects.add("1".repeat(64));
        bench.source.lfsObjects.add("2".repeat(64));
        bench.destination.lfsObjects.add("1".repeat(64));
        RelationResult result = bench.result(scratch, Relations.LFS_OBJECTS);
        assertThat(result.differences())
                .extracting(Difference::key, Difference::what, Difference::rule)
                .containsExactly(tuple("2".repeat(64), "missing", null), tuple("3".repeat(64), "missing", "missing-lfs-at-source"));
        assertThat(Files.list(scratch)).as("nothing is left behind").isEmpty();
    }

    @Test
    void an_item_that_is_not_there_is_a_problem_of_that_item() throws Exception {
        bench.destination.projects.remove(FullPath.of(Bench.TO));
        Verification verification = bench.verify(scratch);
        assertThat(verification.clean()).isFalse();
        assertThat(verification.items().getFirst().problems()).extracting("code").containsExactly("NOT_AT_DESTINATION");
    }

    @Test
    void an_attribute_nobody_listed_is_reported() throws Exception {
        bench.both(Relations.LABELS, "bug", "{'name': 'bug', 'shiny_new': 1, 'id': 3}");
        assertThat(bench.verify(scratch).unlisted()).containsExactly("project.labels.shiny_new");
    }

    @Test
    void the_file_gives_back_what_was_written() throws Exception {
        bench.both(Relations.ISSUES, "1", source("Boxes", "second"), destination("Bokses", "second"));
        Verification verification = bench.verify(scratch);
        Path file = scratch.resolve("verification.json");
        VerificationFile.write(file, verification);
        assertThat(VerificationFile.read(file)).isEqualTo(verification);
    }

    @Test
    void the_digest_depends_on_content_only() throws Exception {
        bench.both(Relations.ISSUES, "1", source("Boxes", "see https://new.example.org/new/shop"), destination("Boxes", "see https://new.example.org/new/shop"));
        String digest = bench.verify(scratch).digest();
        Bench other = new Bench();
        other.both(
                Relations.ISSUES,
                "1",
                source("Boxes", "see https://new.example.org/new/shop"),
                destination("Boxes", "see https://new.example.org/new/shop").replace("'id': 900", "'id': 7"));
        assertThat(other.verify(scratch).digest()).isEqualTo(digest);
        Bench changed = new Bench();
        changed.both(Relations.ISSUES, "1", source("Boxes", "x"), destination("Boxes", "x"));
        assertThat(changed.verify(scratch).digest()).isNotEqualTo(digest);
    }

    @Test
    void no_secret_value_is_ever_kept() throws Exception {
        String variable = "{'key': 'A', 'value': 'canary-%s'}";
        bench.both(Relations.CI_VARIABLES, "A@*", variable.formatted("one"), variable.formatted("two"));
        bench.both(Relations.CI_VARIABLES, "B@*", variable.formatted("same"));
        String schedule = "{'description': 'n', 'variables': [{'key': 'K', 'value': 'canary-%s'}]}";
        bench.both(Relations.PIPELINE_SCHEDULES, "n", schedule.formatted("three"), schedule.formatted("four"));
        String url = "https://canary-user:canary-pw@ci.example.com/?token=canary-query";
        bench.both(Relations.HOOKS, url, "{'url': '" + url + "'}", "{'url': '" + url + "x', 'push_events': true, 'token': 'canary-token'}", "token");
        Path file = scratch.resolve("verification.json");
        VerificationFile.write(file, bench.verify(scratch.resolve("work")));
        assertThat(Files.readString(file)).contains("values are never shown").contains("ci.example.com").doesNotContain("canary");
        assertThat(Files.list(scratch.resolve("work"))).as("spilled records are gone").isEmpty();
    }

    private static String source(String title, String note) {
        return ISSUE.replace("%TITLE", title).replace("%NOTE", note).replace("%AUTHOR", "11").replace("%NAME", "ann").replace("%ID", "100");
    }

    private static String destination(String title, String note) {
        return ISSUE.replace("%TITLE", title)
                .replace("%NOTE", note)
                .replace("%AUTHOR", "71")
                .replace("%NAME", "ann.n")
                .replace("%ID", "900")
                .replace("05.678+01:00", "05.6781+01:00");
    }
}
