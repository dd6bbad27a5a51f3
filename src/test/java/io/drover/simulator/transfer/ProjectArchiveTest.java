package io.drover.simulator.transfer;

import static io.drover.simulator.transfer.LaboratoryInstance.columns;
import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectArchiveTest {
    private static final Instant THEN = Instant.parse("2024-03-01T09:30:00Z");

    @TempDir
    Path home;

    private LaboratoryInstance instance;
    private Row alice;
    private Row project;

    @BeforeEach
    void project() {
        instance = new LaboratoryInstance(home, 100);
        alice = instance.user("alice", "Alice", true);
        project = instance.project("parser", instance.group("acme", alice));
    }

    @Test
    void version_files_have_no_newline() throws IOException {
        Path unpacked = exported();
        assertThat(unpacked.resolve("VERSION")).hasContent("0.2.4");
        assertThat(Files.size(unpacked.resolve("VERSION"))).isEqualTo(5);
        assertThat(Files.readString(unpacked.resolve("GITLAB_VERSION"))).isEqualTo("18.5.1-ee");
        assertThat(Files.readString(unpacked.resolve("GITLAB_REVISION"))).matches("[0-9a-f]{11}");
        assertThat(Files.readString(unpacked.resolve("lfs-objects.json"))).isEqualTo("{}");
    }

    @Test
    void the_project_itself_is_one_object_in_gitlabs_key_order() throws IOException {
        project.set("description", "<b>parse & print</b>");
        assertThat(Files.readString(exported().resolve("tree/project.json")))
                .startsWith("{\"description\":\"\\u003cb\\u003eparse \\u0026 print\\u003c/b\\u003e\",\"visibility_level\":0,\"archived\":false,\"merge_requests_template\":null,")
                .endsWith(",\"default_branch\":null,\"squash_option\":\"default_off\",\"merge_commit_template\":null,\"squash_commit_template\":null}");
    }

    @Test
    void a_label_is_one_line() throws IOException {
        Row label = instance.db().table("labels").insert(columns(
                "title", "bug", "color", "#d9534f", "project_id", project.id(), "created_at", THEN, "updated_at", THEN, "description", "Something is wrong"));
        instance.db().table("label_priorities").insert(columns(
                "label_id", label.id(), "project_id", project.id(), "priority", 1, "created_at", THEN, "updated_at", THEN));
        assertThat(Files.readString(exported().resolve("tree/project/labels.ndjson"))).isEqualTo("""
                {"title":"bug","color":"#d9534f","project_id":100,"created_at":"2024-03-01T09:30:00.000Z","updated_at":"2024-03-01T09:30:00.000Z",\
                "template":false,"description":"Something is wrong","group_id":null,"type":"ProjectLabel","priorities":[{"project_id":100,"priority":1,\
                "created_at":"2024-03-01T09:30:00.000Z","updated_at":"2024-03-01T09:30:00.000Z"}],"textColor":"#FFFFFF"}
                """);
    }

    @Test
    void single_relations_have_no_newline_and_empty_collections_no_file() throws IOException {
        Path unpacked = exported();
        assertThat(Files.readString(unpacked.resolve("tree/project/user_contributions.ndjson"))).isEqualTo("null");
        assertThat(Files.readString(unpacked.resolve("tree/project/auto_devops.ndjson"))).isEqualTo("null");
        assertThat(Files.readString(unpacked.resolve("tree/project/project_feature.ndjson")))
                .startsWith("{\"project_id\":100,\"merge_requests_access_level\":20,").endsWith("\"model_registry_access_level\":20}");
        assertThat(unpacked.resolve("tree/project/labels.ndjson")).doesNotExist();
    }

    @Test
    void notes_nest_in_their_issue_with_author_and_awards() throws IOException {
        Row issue = issue(1, 20);
        Row note = instance.db().table("notes").insert(columns(
                "note", "Hello", "noteable_type", "Issue", "noteable_id", issue.id(), "project_id", project.id(), "author_id", alice.id(),
                "discussion_id", "0bb3ddb0c0d70de116ed50458e9652c934bb513a", "created_at", THEN, "updated_at", THEN));
        instance.db().table("award_emoji").insert(columns(
                "awardable_type", "Note", "awardable_id", note.id(), "name", "thumbsup", "user_id", alice.id(), "created_at", THEN, "updated_at", THEN));
        Object record = Reading.line(exported(), "issues", 0);
        assertThat(Reading.keys(record)).containsExactly(
                "title", "author_id", "project_id", "created_at", "updated_at", "description", "iid", "updated_by_id", "weight", "confidential", "due_date",
                "lock_version", "time_estimate", "relative_position", "last_edited_at", "last_edited_by_id", "discussion_locked", "closed_at", "closed_by_id",
                "health_status", "issue_type", "state", "events", "timelogs", "notes", "label_links", "resource_label_events", "resource_milestone_events",
                "resource_state_events", "designs", "design_versions", "issue_assignees", "zoom_meetings", "award_emoji", "work_item_type");
        assertThat(Reading.at(record, "work_item_type")).isEqualTo(Map.of("base_type", "issue"));
        assertThat(Reading.at(record, "notes", 0, "author")).isEqualTo(Map.of("name", "Alice"));
        assertThat(Reading.size(record, "notes", 0, "award_emoji")).isEqualTo(1);
    }

    @Test
    void issues_follow_their_relative_position() throws IOException {
        issue(1, 20);
        issue(2, 10);
        Path unpacked = exported();
        assertThat(Reading.at(Reading.line(unpacked, "issues", 0), "iid")).isEqualTo(2L);
        assertThat(Reading.at(Reading.line(unpacked, "issues", 1), "iid")).isEqualTo(1L);
    }

    @Test
    void the_bundle_holds_gitlabs_own_refs() throws IOException {
        String sha = TestRepository.withOneCommit(instance.repository(project));
        Command.require("ref", instance.repository(project), "git", "update-ref", "refs/merge-requests/1/head", sha);
        Command.require("ref", instance.repository(project), "git", "update-ref", "refs/keep-around/" + sha, sha);
        Path bundle = exported().resolve("project.bundle");
        assertThat(Command.require("heads", home, "git", "bundle", "list-heads", bundle.toString()).lines()).containsExactlyInAnyOrder(
                sha + " refs/heads/main", sha + " refs/merge-requests/1/head", sha + " refs/keep-around/" + sha, sha + " HEAD");
    }

    @Test
    void a_snippets_bundle_is_named_by_its_digest() throws IOException {
        Row snippet = instance.db().table("snippets").insert(columns(
                "title", "Test snippet title", "description", "Test snippet description", "project_id", project.id(),
                "created_at", Instant.parse("2019-11-05T15:06:06.579Z"), "updated_at", Instant.parse("2019-11-05T15:06:06.579Z")));
        TestRepository.withOneCommit(instance.snippetRepository(snippet));
        String digest = java.util.HexFormat.of().formatHex(ProjectFiles.sha256().digest(
                "Test snippet titleTest snippet description2019-11-05 15:06:06 UTC2019-11-05 15:06:06 UTC".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(exported().resolve("snippets/" + digest + ".bundle")).isRegularFile();
    }

    @Test
    void members_carry_their_public_email() throws IOException {
        instance.member("Project", project, instance.user("bob", "Bob", false), 30);
        Path unpacked = exported();
        assertThat(Reading.at(Reading.line(unpacked, "project_members", 0), "user"))
                .isEqualTo(Map.of("id", 101L, "username", "bob", "public_email", "bob@example.com"));
        assertThat(Reading.at(Reading.line(unpacked, "project_members", 1), "source_type"))
                .as("inherited, as the exporter is an administrator")
                .isEqualTo("Namespace");
    }

    private Row issue(int iid, int position) {
        return instance.db().table("issues").insert(columns(
                "title", "Issue " + iid, "iid", iid, "project_id", project.id(), "author_id", alice.id(), "state", "opened", "relative_position", position,
                "created_at", THEN, "updated_at", THEN));
    }

    /** Exports, packs and unpacks with the tar program alone. */
    private Path exported() throws IOException {
        Path directory = Files.createTempDirectory(home, "export");
        new ProjectArchive(instance, project, alice).writeTo(directory);
        Path archive = directory.resolveSibling(directory.getFileName() + ".tar.gz");
        Tarball.pack(directory, archive);
        Path unpacked = Files.createTempDirectory(home, "unpacked");
        Command.require("tar", home, "tar", "-xzf", archive.toString(), "-C", unpacked.toString());
        return unpacked;
    }
}
