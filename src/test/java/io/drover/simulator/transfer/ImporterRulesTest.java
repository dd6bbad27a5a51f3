package io.drover.simulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the importer does to records that it takes, and which it leaves behind. */
class ImporterRulesTest {
    private static final String THEN = "\"created_at\":\"2024-04-07T01:07:50.728Z\",\"updated_at\":\"2024-04-07T01:07:50.728Z\"";
    private static final String SHA = "1".repeat(40);

    @TempDir
    Path home;

    private ImportRig rig;
    private Path archive;

    @BeforeEach
    void archive() throws IOException {
        rig = new ImportRig(home, 500);
        archive = Fixtures.minimal(home);
    }

    @Test
    void an_administrator_maps_members_by_public_email_only() throws IOException {
        Row bob = rig.instance.user("bob", "Bob", false);
        Fixtures.lines(archive, "project_members", member(7, "bob@example.com", 50), member(8, "nobody@example.com", 30), member(9, "", 30));
        Fixtures.lines(archive, "issues", issue(1, 7, ""), issue(2, 8, ""), issue(3, 9, ""));
        ImportRig.Imported imported = imports(rig.admin);
        assertThat(imported.rows("issues")).extracting(row -> row.get("author_id")).containsExactly(bob.id(), rig.admin.id(), rig.admin.id());
        assertThat(imported.rows("project_members")).extracting(row -> row.get("access_level")).containsExactly(40L, 40L);
    }

    @Test
    void an_address_must_be_spelled_as_it_is_kept() throws IOException {
        rig.instance.user("bob", "Bob", false);
        Fixtures.lines(archive, "project_members", member(7, "Bob@Example.com", 30));
        Fixtures.lines(archive, "issues", issue(1, 7, ""));
        assertThat(imports(rig.admin).row("issues").get("author_id")).isEqualTo(rig.admin.id());
    }

    @Test
    void nobody_else_maps_anybody() throws IOException {
        rig.instance.user("bob", "Bob", false);
        Fixtures.lines(archive, "project_members", member(7, "bob@example.com", 30));
        Fixtures.lines(archive, "issues", issue(1, 7, "\"notes\":[" + note("Hi", 7, "\"author\":{\"name\":\"Bob\"}") + "]"));
        ImportRig.Imported imported = imports(rig.maintainer);
        assertThat(imported.row("issues").get("author_id")).isEqualTo(rig.maintainer.id());
        assertThat(rig.instance.db().table("notes").all()).singleElement().satisfies(note -> {
            assertThat(note.get("note")).isEqualTo("Hi\n\n *By Bob on 2024-04-07T01:07:50*");
            assertThat(note.get("author_id")).isEqualTo(rig.maintainer.id());
        });
        assertThat(imported.rows("project_members")).extracting(row -> row.get("user_id")).containsExactly(rig.maintainer.id());
    }

    @Test
    void a_note_of_a_mapped_author_stays_as_it_was() throws IOException {
        rig.instance.user("bob", "Bob", false);
        Fixtures.lines(archive, "project_members", member(7, "bob@example.com", 30));
        Fixtures.lines(archive, "issues", issue(1, 8, "\"notes\":[" + note("Hi", 7, "\"system\":false") + "]"));
        imports(rig.admin);
        assertThat(rig.instance.db().table("notes").all()).singleElement().satisfies(note -> assertThat(note.get("note")).isEqualTo("Hi"));
    }

    @Test
    void a_note_of_nobody_known_without_a_name_loses_its_record() throws IOException {
        Fixtures.lines(archive, "issues", issue(1, 8, "\"notes\":[" + note("Hi", 7, "\"system\":false") + "]"), issue(2, 8, ""));
        ImportRig.Imported imported = imports(rig.admin);
        assertThat(imported.rows("issues")).extracting(row -> row.get("iid")).containsExactly(2L);
        assertThat(imported.failures()).singleElement().satisfies(failure -> {
            assertThat(failure).containsEntry("relation_name", "issues").containsEntry("line_number", 1L).containsEntry("exception_class", "NoMethodError");
        });
    }

    @Test
    void an_expired_member_is_not_mapped() throws IOException {
        rig.instance.user("bob", "Bob", false);
        Fixtures.lines(archive, "project_members", member(7, "bob@example.com", 30).replace("\"source_type\"", "\"expires_at\":\"2020-01-01\",\"source_type\""));
        Fixtures.lines(archive, "issues", issue(1, 7, ""));
        assertThat(imports(rig.admin).row("issues").get("author_id")).isEqualTo(rig.admin.id());
    }

    @Test
    void an_invalid_parent_is_lost_with_its_children_and_an_invalid_child_alone() throws IOException {
        Fixtures.lines(
                archive,
                "issues",
                "{\"iid\":1,\"author_id\":1,\"state\":\"opened\",\"timelogs\":[{\"time_spent\":60,\"user_id\":1}]}",
                issue(2, 1, "\"timelogs\":[{\"time_spent\":60,\"user_id\":1},{\"user_id\":1}]"));
        ImportRig.Imported imported = imports(rig.admin);
        assertThat(imported.rows("issues")).hasSize(1);
        assertThat(rig.instance.db().table("timelogs").size()).isEqualTo(1);
        assertThat(imported.failures()).extracting(f -> f.get("relation_name") + ": " + f.get("exception_message"))
                .containsExactly("issues: Validation failed: Title can't be blank", "timelogs: Validation failed: Time spent can't be blank");
    }

    @Test
    void an_iid_is_unique() throws IOException {
        Fixtures.lines(archive, "issues", issue(1, 1, ""), issue(1, 1, ""));
        ImportRig.Imported imported = imports(rig.admin);
        assertThat(imported.rows("issues")).hasSize(1);
        assertThat(imported.failures()).singleElement().satisfies(f -> assertThat(f).containsEntry("exception_message", "Validation failed: Iid has already been taken"));
    }

    @Test
    void labels_and_milestones_of_the_groups_are_used_by_title() throws IOException {
        Row label = rig.instance.db().table("labels").insert(LaboratoryInstance.columns("title", "bug", "color", "#ff0000", "group_id", rig.group.id(), "type", "GroupLabel"));
        Row milestone = rig.instance.db().table("milestones").insert(LaboratoryInstance.columns("title", "v1", "iid", 1, "group_id", rig.group.id(), "state", "active"));
        Fixtures.lines(archive, "labels", "{\"title\":\"bug\",\"color\":\"#000000\",\"type\":\"ProjectLabel\"}", "{\"title\":\"own\",\"color\":\"#000000\",\"group_id\":3,\"type\":\"GroupLabel\"}");
        Fixtures.lines(archive, "issues", issue(1, 1, "\"label_links\":[{\"target_type\":\"Issue\",\"label\":{\"title\":\"bug\",\"color\":\"#000000\"}}],"
                + "\"milestone\":{\"title\":\"v1\",\"iid\":3,\"group_id\":9,\"state\":\"active\"}"));
        ImportRig.Imported imported = imports(rig.admin);
        assertThat(imported.rows("labels")).singleElement().satisfies(row -> {
            assertThat(row.get("title")).isEqualTo("own");
            assertThat(row.get("type")).isEqualTo("ProjectLabel");
        });
        assertThat(rig.instance.db().table("label_links").all()).singleElement().satisfies(row -> assertThat(row.get("label_id")).isEqualTo(label.id()));
        assertThat(imported.row("issues").get("milestone_id")).isEqualTo(milestone.id());
    }

    @Test
    void a_milestone_whose_title_a_group_uses_gets_a_suffix_everywhere() throws IOException {
        rig.instance.db().table("milestones").insert(LaboratoryInstance.columns("title", "v1", "iid", 1, "group_id", rig.group.id(), "state", "active"));
        String milestone = "{\"title\":\"v1\",\"iid\":3,\"project_id\":1,\"group_id\":null,\"state\":\"active\"}";
        Fixtures.lines(archive, "milestones", milestone);
        Fixtures.lines(archive, "issues", issue(1, 1, "\"milestone\":" + milestone));
        ImportRig.Imported imported = imports(rig.admin);
        Row own = imported.row("milestones");
        assertThat(own.text("title")).matches("v1 \\(imported-[0-9a-f]{2}-\\d+\\)");
        assertThat(own.get("iid")).isEqualTo(3L);
        assertThat(imported.row("issues").get("milestone_id")).isEqualTo(own.id());
    }

    @Test
    void a_groups_milestone_without_group_becomes_the_projects_with_a_fresh_iid() throws IOException {
        Fixtures.lines(archive, "milestones", "{\"title\":\"group\",\"iid\":1,\"group_id\":5,\"state\":\"active\"}", "{\"title\":\"own\",\"iid\":1,\"group_id\":null,\"state\":\"closed\"}");
        assertThat(imports(rig.admin).rows("milestones")).extracting(row -> row.get("title") + " " + row.get("iid")).containsExactly("group 2", "own 1");
    }

    @Test
    void approvals_and_assignees_that_became_one_person_are_one() throws IOException {
        Fixtures.lines(archive, "merge_requests", mergeRequest(1, "\"approvals\":[{\"user_id\":4},{\"user_id\":5},{\"user_id\":null}],\"merge_request_assignees\":[{\"user_id\":4},{\"user_id\":5}],"
                + "\"award_emoji\":[{\"name\":\"star\",\"user_id\":4},{\"name\":\"star\",\"user_id\":5}]"));
        ImportRig.Imported imported = imports(rig.maintainer);
        assertThat(rig.instance.db().table("approvals").size()).isEqualTo(1);
        assertThat(rig.instance.db().table("merge_request_assignees").size()).isEqualTo(1);
        assertThat(imported.failures()).extracting(f -> f.get("relation_name")).containsExactly("award_emoji");
    }

    @Test
    void events_without_author_are_dropped_silently() throws IOException {
        Fixtures.lines(archive, "issues", issue(1, 1, "\"events\":[{\"author_id\":null,\"action\":\"created\"},{\"author_id\":3,\"action\":1}]"));
        ImportRig.Imported imported = imports(rig.admin);
        assertThat(imported.failures()).isEmpty();
        assertThat(rig.instance.db().table("events").all()).singleElement().satisfies(event -> assertThat(event.get("action")).isEqualTo("created"));
    }

    @Test
    void protection_becomes_maintainer_for_a_mere_maintainer_and_stays_for_an_owner() throws IOException {
        Fixtures.lines(archive, "protected_branches", "{\"name\":\"main\",\"push_access_levels\":[{\"access_level\":30},{\"access_level\":0}],\"merge_access_levels\":[{\"access_level\":60}]}");
        imports(rig.maintainer);
        assertThat(rig.instance.db().table("protected_branch_push_access_levels").all()).extracting(row -> row.get("access_level")).containsExactly(40L, 0L);
        imports(rig.admin);
        assertThat(rig.instance.db().table("protected_branch_push_access_levels").all()).extracting(row -> row.get("access_level")).containsExactly(40L, 0L, 30L, 0L);
    }

    @Test
    void schedules_are_inactive_and_the_importers() throws IOException {
        Fixtures.lines(archive, "pipeline_schedules", "{\"description\":\"nightly\",\"ref\":\"main\",\"cron\":\"0 4 * * *\",\"active\":true,\"owner_id\":9}");
        Row schedule = imports(rig.admin).row("pipeline_schedules");
        assertThat(schedule.get("active")).isEqualTo(false);
        assertThat(schedule.get("owner_id")).isEqualTo(rig.admin.id());
    }

    @Test
    void unfinished_pipelines_are_canceled_and_find_their_merge_request() throws IOException {
        Fixtures.lines(archive, "merge_requests", mergeRequest(4, "\"approvals\":[]"));
        Fixtures.lines(archive, "ci_pipelines", "{\"iid\":1,\"ref\":\"main\",\"sha\":\"" + SHA + "\",\"status\":\"running\",\"merge_request\":{\"iid\":4},"
                + "\"stages\":[{\"name\":\"test\",\"status\":\"pending\",\"statuses\":[{\"name\":\"j\",\"status\":\"success\",\"type\":\"GenericCommitStatus\"}]}]}");
        ImportRig.Imported imported = imports(rig.admin);
        assertThat(imported.failures()).isEmpty();
        Row pipeline = imported.row("ci_pipelines");
        assertThat(pipeline.get("status")).isEqualTo("canceled");
        assertThat(pipeline.get("merge_request_id")).isEqualTo(imported.row("merge_requests").id());
        assertThat(rig.instance.db().table("ci_builds").all()).singleElement().satisfies(job -> {
            assertThat(job.get("status")).isEqualTo("success");
            assertThat(job.get("type")).isEqualTo("GenericCommitStatus");
        });
    }

    @Test
    void a_merge_request_from_a_fork_gets_branches() throws IOException {
        Path repository = home.resolve("source.git");
        String sha = TestRepository.withOneCommit(repository);
        Bundles.write(repository, archive.resolve("project.bundle"));
        Fixtures.lines(archive, "merge_requests",
                mergeRequest(1, "\"diff_head_sha\":\"" + sha + "\",\"target_branch_sha\":\"" + sha + "\"").replace("\"source_project_id\":1", "\"source_project_id\":2"),
                mergeRequest(2, "\"approvals\":[]").replace("\"source_project_id\":1", "\"source_project_id\":2"));
        ImportRig.Imported imported = imports(rig.admin);
        assertThat(imported.rows("merge_requests")).extracting(row -> row.get("source_project_id")).containsExactly(imported.project().id(), null);
        assertThat(Bundles.commit(rig.instance.repository(imported.project()), "refs/heads/topic")).contains(sha);
    }

    @Test
    void a_merge_request_without_diff_needs_its_branches() throws IOException {
        Fixtures.lines(archive, "merge_requests", mergeRequest(1, "\"approvals\":[]").replace("\"merge_request_diff\"", "\"nothing\""));
        ImportRig.Imported imported = imports(rig.admin);
        assertThat(imported.rows("merge_requests")).isEmpty();
        assertThat(imported.failures()).singleElement().satisfies(f -> assertThat(f).containsEntry("exception_class", "Gitlab::Git::CommandError"));
    }

    @Test
    void a_diff_note_whose_file_is_nowhere_loses_the_notes_after_it() throws IOException {
        String position = "{\"base_sha\":\"%1$s\",\"start_sha\":\"%1$s\",\"head_sha\":\"%1$s\",\"new_path\":\"gone\",\"old_path\":\"gone\",\"position_type\":\"text\",\"new_line\":1}".formatted(SHA);
        String diffNote = note("first", 1, "\"author\":{\"name\":\"N\"},\"type\":\"DiffNote\",\"line_code\":\"" + SHA + "_0_1\",\"position\":" + position + ",\"original_position\":" + position);
        Fixtures.lines(archive, "merge_requests", mergeRequest(1, "\"notes\":[" + diffNote + "," + note("second", 1, "\"author\":{\"name\":\"N\"}") + "]"));
        ImportRig.Imported imported = imports(rig.admin);
        assertThat(rig.instance.db().table("notes").size()).isZero();
        assertThat(imported.failures()).singleElement().satisfies(f -> assertThat(f).containsEntry("relation_name", "merge_requests"));
    }

    @Test
    void an_incomplete_diff_note_and_a_bad_discussion_are_left_out_alone() throws IOException {
        Fixtures.lines(archive, "merge_requests", mergeRequest(1, "\"notes\":["
                + note("a", 1, "\"author\":{\"name\":\"N\"},\"type\":\"DiffNote\",\"position\":{\"new_path\":\"x\"}") + ","
                + note("b", 1, "\"author\":{\"name\":\"N\"},\"discussion_id\":\"short\"") + ","
                + note("c", 1, "\"author\":{\"name\":\"N\"}") + "]"));
        ImportRig.Imported imported = imports(rig.admin);
        assertThat(imported.failures()).extracting(f -> f.get("exception_message"))
                .containsExactly("Validation failed: Position is incomplete", "Validation failed: Discussion is invalid");
        assertThat(rig.instance.db().table("notes").all()).singleElement().satisfies(note -> {
            assertThat(note.text("note")).startsWith("c\n");
            assertThat(note.text("discussion_id")).matches("[0-9a-f]{40}");
        });
    }

    @Test
    void nul_loses_the_record_except_in_diffs() throws IOException {
        Fixtures.lines(archive, "issues", issue(1, 1, "\"description\":\"a\\u0000b\""));
        Fixtures.lines(archive, "merge_requests", mergeRequest(1, "\"approvals\":[]").replace("\"merge_request_diff_files\":[]",
                "\"merge_request_diff_files\":[{\"relative_order\":0,\"new_path\":\"a\",\"old_path\":\"a\",\"utf8_diff\":\"@@ \\u0000\"}]"));
        ImportRig.Imported imported = imports(rig.admin);
        assertThat(imported.failures()).singleElement().satisfies(f -> assertThat(f).containsEntry("exception_message", "string contains null byte"));
        assertThat(rig.instance.db().table("merge_request_diff_files").all()).singleElement().satisfies(file -> assertThat(file.get("diff")).isEqualTo("@@ "));
    }

    @Test
    void visibility_is_capped_by_the_group_and_restricted_levels_become_private() throws IOException {
        Files.writeString(archive.resolve("tree/project.json"), "{\"visibility_level\":20}");
        rig.group.set("visibility_level", 10);
        assertThat(imports(rig.admin).project().get("visibility_level")).isEqualTo(10L);
        rig.instance.settings().set("restricted_visibility_levels", java.util.List.of("internal"));
        assertThat(imports(rig.admin).project().get("visibility_level")).isEqualTo(0L);
    }

    @Test
    void settings_reach_the_project() throws IOException {
        Files.writeString(archive.resolve("tree/project/project_feature.ndjson"), "{\"issues_access_level\":0,\"wiki_access_level\":10}");
        Files.writeString(archive.resolve("tree/project/ci_cd_settings.ndjson"), "{\"default_git_depth\":7}");
        Row project = imports(rig.admin).project();
        assertThat(project.get("issues_access_level")).isEqualTo(0L);
        assertThat(project.get("ci_default_git_depth")).isEqualTo(7L);
    }

    @Test
    void only_a_hundred_failures_are_shown() throws IOException {
        Fixtures.lines(archive, "issues", java.util.Collections.nCopies(120, "{\"iid\":1}").toArray(String[]::new));
        assertThat(imports(rig.admin).failures()).hasSize(100);
    }

    private ImportRig.Imported imports(Row importer) {
        ImportRig.Imported imported = rig.imports(Fixtures.packed(archive), importer);
        assertThat(imported.error()).isNull();
        return imported;
    }

    private static String member(int id, String email, int level) {
        return "{\"access_level\":" + level + ",\"source_type\":\"Project\",\"user_id\":" + id + "," + THEN + ",\"user\":{\"id\":" + id + ",\"username\":\"u" + id
                + "\",\"public_email\":\"" + email + "\"}}";
    }

    private static String issue(int iid, int author, String more) {
        return "{\"title\":\"Issue " + iid + "\",\"iid\":" + iid + ",\"author_id\":" + author + ",\"state\":\"opened\"," + THEN + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static String note(String text, int author, String more) {
        return "{\"note\":\"" + text + "\",\"noteable_type\":\"Issue\",\"author_id\":" + author + "," + THEN + "," + more + "}";
    }

    private static String mergeRequest(int iid, String more) {
        return "{\"title\":\"MR\",\"iid\":" + iid + ",\"author_id\":1,\"source_project_id\":1,\"target_project_id\":1,\"source_branch\":\"topic\",\"target_branch\":\"main\","
                + "\"state\":\"opened\"," + THEN + ",\"merge_request_diff\":{\"state\":\"empty\",\"base_commit_sha\":\"" + SHA + "\",\"head_commit_sha\":\"" + SHA
                + "\",\"start_commit_sha\":\"" + SHA + "\",\"merge_request_diff_commits\":[],\"merge_request_diff_files\":[]}," + more + "}";
    }
}
