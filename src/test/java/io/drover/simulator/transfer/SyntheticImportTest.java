package io.drover.simulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixture with a diff discussion, approvals and a merged merge request, imported by an administrator who has all three people. */
class SyntheticImportTest {
    @TempDir
    Path home;

    private LaboratoryInstance instance;
    private Row project;
    private Row carol;

    @BeforeEach
    void imports() throws IOException {
        instance = new LaboratoryInstance(home, 1000);
        Row admin = instance.user("root", "Administrator", true);
        instance.user("alice", "Alice", false);
        instance.user("bob", "Bob", false);
        carol = instance.user("carol", "Carol", false);
        project = instance.project("parser", instance.group("acme", admin));
        new ProjectImport(instance, project, admin, Map.of(), failures()).run(Fixtures.synthetic(), () -> {});
    }

    @Test
    void nothing_fails() {
        assertThat(ImportFailures.shown(instance.db(), project)).isEmpty();
    }

    @Test
    void every_relation_arrives_in_its_number() throws IOException {
        Object expected = Reading.at(expected(), "counts");
        Map<String, Object> counts = new TreeMap<>();
        for (String relation : Reading.keys(expected)) {
            Relation of = RelationTree.PROJECT.relation(relation);
            long rows = of.link().rows(instance.db(), Link.Parent.project(project), of).stream().filter(of::accepts).count();
            counts.put(relation, relation.equals("project_members") ? rows - 1 : rows);
        }
        assertThat(counts).isEqualTo(new TreeMap<>((Map<?, ?>) Objects.requireNonNull(expected)));
    }

    @Test
    void every_ref_of_the_bundle_is_there() throws IOException {
        Map<String, String> refs = new TreeMap<>();
        Command.require("refs", instance.repository(project), "git", "for-each-ref", "--format=%(refname) %(objectname)").lines().forEach(line -> {
            int space = line.indexOf(' ');
            refs.put(line.substring(0, space), line.substring(space + 1));
        });
        assertThat(refs).isEqualTo(new TreeMap<>((Map<?, ?>) Objects.requireNonNull(Reading.at(expected(), "refs"))));
        assertThat(project.get("default_branch")).isEqualTo("main");
    }

    @Test
    void the_diff_discussion_keeps_position_line_code_and_suggestion() throws IOException {
        Object thread = Reading.at(expected(), "diff_thread");
        List<Row> notes = instance.db().table("notes").where("discussion_id", Reading.at(thread, "discussion_id"));
        assertThat(notes).hasSize(2).allSatisfy(note -> {
            assertThat(note.get("type")).isEqualTo("DiffNote");
            assertThat(note.get("position")).isEqualTo(Reading.at(thread, "position"));
            assertThat(note.get("original_position")).isEqualTo(Reading.at(thread, "original_position"));
        });
        assertThat(instance.db().table("suggestions").where("note_id", notes.getFirst().id())).singleElement()
                .satisfies(suggestion -> assertThat(suggestion.get("applied")).isEqualTo(false));
        assertThat(instance.db().table("note_diff_files").where("diff_note_id", notes.getFirst().id())).singleElement()
                .satisfies(file -> assertThat(file.text("diff")).startsWith("@@"));
    }

    @Test
    void the_merged_merge_request_keeps_iid_state_metrics_and_approval() {
        Row merged = mergeRequest(1);
        assertThat(merged.get("state")).isEqualTo("merged");
        assertThat(instance.db().table("merge_request_metrics").where("merge_request_id", merged.id())).singleElement()
                .satisfies(metrics -> assertThat(metrics.get("merged_at")).isNotNull());
        assertThat(instance.db().table("approvals").where("merge_request_id", merged.id())).singleElement()
                .satisfies(approval -> assertThat(instance.db().table("users").byId(approval.number("user_id"))).isPresent());
        assertThat(merged.get("source_project_id")).isEqualTo(project.id());
    }

    @Test
    void one_diff_version_arrives_with_commits_and_files() {
        Row diff = instance.db().table("merge_request_diffs").first("merge_request_id", mergeRequest(2).id()).orElseThrow();
        assertThat(instance.db().table("merge_request_diff_files").where("merge_request_diff_id", diff.id())).hasSize(6);
        assertThat(instance.db().table("merge_request_diff_commits").where("merge_request_diff_id", diff.id()))
                .isNotEmpty()
                .allSatisfy(commit -> assertThat(commit.text("author_email")).endsWith("@example.com"));
    }

    @Test
    void issue_has_its_labels_milestone_people_and_upload() throws IOException {
        Row issue = instance.db().table("issues").first("project_id", project.id()).orElseThrow();
        assertThat(issue.get("iid")).isEqualTo(1L);
        Row milestone = instance.db().table("milestones").byId(issue.number("milestone_id")).orElseThrow();
        assertThat(milestone.get("title")).isEqualTo("Sprint 1");
        assertThat(instance.db().table("milestones").where("project_id", project.id())).hasSize(1);
        assertThat(instance.db().table("label_links").where("target_id", issue.id())).hasSize(2);
        assertThat(instance.db().table("issue_assignees").where("issue_id", issue.id()))
                .allSatisfy(row -> assertThat(instance.db().table("users").byId(row.number("user_id"))).isPresent());
        assertThat(Files.size(instance.uploads(project).resolve("4d8964fd0dc47752aa536b204204300c/log.txt"))).isPositive();
    }

    @Test
    void mapped_people_are_members_with_at_most_maintainer() {
        Map<Object, Object> levels = new TreeMap<>();
        for (Row member : Namespaces.members(instance.db(), "Project", project.id())) {
            levels.put(instance.db().table("users").byId(member.number("user_id")).orElseThrow().text("username"), member.number("access_level"));
        }
        assertThat(levels).isEqualTo(Map.of("root", 40L, "alice", 40L, "bob", 40L, "carol", 30L));
        assertThat(instance.db().table("notes").all()).noneSatisfy(note -> assertThat(note.text("note")).contains("*By "));
        assertThat(instance.db().table("notes").where("author_id", carol.id())).isNotEmpty();
    }

    private Row mergeRequest(int iid) {
        return instance.db().table("merge_requests").where("target_project_id", project.id()).stream()
                .filter(row -> row.number("iid") == iid)
                .findFirst()
                .orElseThrow();
    }

    private ImportFailures failures() {
        return new ImportFailures(instance.db(), instance.time(), project, "01ABC");
    }

    private static Object expected() throws IOException {
        return Objects.requireNonNull(RailsJson.read(Files.readString(Fixtures.resource("synthetic/mr-with-diff-thread.expected.json"))));
    }
}
