package io.drover.simulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.RestClient;
import io.drover.simulator.Row;
import io.drover.simulator.Faults;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.namespaces.Directory;
import io.drover.simulator.namespaces.Groups;
import io.drover.simulator.namespaces.Members;
import io.drover.simulator.people.Users;
import io.drover.time.ManualTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Export and import as a client meets them, over HTTP. */
class ProjectTransferEndpointsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    Path home;

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-19T18:05:16.775Z"));
    private SimulatedGitLab gitlab;
    private RestClient root;
    private Row group;

    @BeforeEach
    void start() {
        gitlab = SimulatedGitLab.start(SimulatorOptions.defaults().withTime(time));
        root = new RestClient(gitlab.url(), gitlab.rootToken());
        group = new Groups(gitlab.instance()).create(user("root"), null, "Acme", "acme", Map.of("visibility_level", 20));
    }

    @AfterEach
    void stop() {
        gitlab.close();
    }

    @Test
    void an_import_goes_from_scheduled_to_finished() throws IOException {
        JsonNode answer = imports(gitlab.rootToken(), Fixtures.synthetic(), Map.of("path", "parser", "namespace", "acme"), 201);
        assertThat(answer.path("import_status").asString()).isEqualTo("scheduled");
        assertThat(answer.path("path_with_namespace").asString()).isEqualTo("acme/parser");
        assertThat(answer.path("correlation_id").asString()).matches("[0-9A-F]{26}");
        JsonNode finished = await("/projects/acme%2Fparser/import", "import_status", "finished");
        assertThat(finished.path("failed_relations").isEmpty()).isTrue();
        assertThat(finished.path("import_error").isNull()).isTrue();
        assertThat(root.get("/projects/acme%2Fparser").json().path("default_branch").asString()).isEqualTo("main");
    }

    @Test
    void an_export_is_downloaded_and_imported_again() throws IOException {
        imported("parser");
        assertThat(root.get("/projects/acme%2Fparser/export").json().path("export_status").asString()).isEqualTo("none");
        RestClient.Answer started = root.post("/projects/acme%2Fparser/export", Map.of());
        assertThat(started.status()).isEqualTo(202);
        assertThat(started.json().path("message").asString()).isEqualTo("202 Accepted");
        JsonNode status = await("/projects/acme%2Fparser/export", "export_status", "finished");
        assertThat(status.path("_links").path("api_url").asString()).endsWith("/export/download");
        RestClient.Answer download = root.get("/projects/acme%2Fparser/export/download");
        assertThat(download.status()).isEqualTo(200);
        assertThat(download.header("Content-Disposition")).contains("_acme_parser_export.tar.gz");
        Path archive = Files.write(home.resolve("again.tar.gz"), download.response().body());
        imports(gitlab.rootToken(), archive, Map.of("path", "again", "namespace_path", "acme"), 201);
        assertThat(await("/projects/acme%2Fagain/import", "import_status", "finished").path("failed_relations").isEmpty()).isTrue();
    }

    @Test
    void an_export_belongs_to_its_user_and_expires_after_a_day() throws IOException {
        imported("parser");
        Row mia = maintainer("mia");
        root.post("/projects/acme%2Fparser/export", Map.of());
        await("/projects/acme%2Fparser/export", "export_status", "finished");
        RestClient others = new RestClient(gitlab.url(), gitlab.token(mia.text("username")));
        assertThat(others.get("/projects/acme%2Fparser/export").json().path("export_status").asString()).isEqualTo("none");
        assertThat(others.get("/projects/acme%2Fparser/export/download").status()).isEqualTo(404);
        time.advance(Duration.ofHours(24));
        RestClient.Answer expired = root.get("/projects/acme%2Fparser/export/download");
        assertThat(expired.status()).isEqualTo(404);
        assertThat(expired.json().path("message").asString()).isEqualTo("404 Not found or has expired");
    }

    @Test
    void exports_can_be_switched_off_and_need_a_maintainer() throws IOException {
        imported("parser");
        Row dev = new Users(gitlab.instance()).create("dev", "Dev", "dev@example.com", Map.of());
        new Members(gitlab.instance()).insert("Namespace", group.id(), dev.id(), 30, null);
        assertThat(new RestClient(gitlab.url(), gitlab.token("dev")).post("/projects/acme%2Fparser/export", Map.of()).status()).isEqualTo(403);
        gitlab.instance().settings().set("project_export_enabled", false);
        assertThat(root.post("/projects/acme%2Fparser/export", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void an_import_fails_with_its_reason() throws IOException {
        Path archive = Fixtures.minimal(home);
        Files.writeString(archive.resolve("VERSION"), "0.1.0");
        imports(gitlab.rootToken(), Fixtures.packed(archive), Map.of("path", "old", "namespace", "acme"), 201);
        assertThat(await("/projects/acme%2Fold/import", "import_status", "failed").path("import_error").asString())
                .isEqualTo("Import version mismatch: Required 0.2.4 but was 0.1.0");
    }

    @Test
    void an_import_can_be_made_to_fail_half_way() throws IOException {
        gitlab.faults().inject(Faults.Kind.IMPORT_FAILS).on("acme/parser").nth(1);
        imports(gitlab.rootToken(), Fixtures.synthetic(), Map.of("path", "parser", "namespace", "acme"), 201);
        assertThat(await("/projects/acme%2Fparser/import", "import_status", "failed").path("import_error").asString())
                .isEqualTo("command exited with error code 15");
        long id = root.get("/projects/acme%2Fparser").json().path("id").asLong();
        assertThat(gitlab.instance().db().table("issues").where("project_id", id)).hasSize(1);
        assertThat(gitlab.instance().db().table("merge_requests").where("target_project_id", id)).isEmpty();
    }

    @Test
    void a_taken_path_and_a_foreign_namespace_are_refused_and_a_disabled_source_forbidden() throws IOException {
        imported("parser");
        assertThat(imports(gitlab.rootToken(), Fixtures.synthetic(), Map.of("path", "parser", "namespace", "acme"), 400).path("message").asString())
                .contains("has already been taken");
        Row dev = new Users(gitlab.instance()).create("dev", "Dev", "dev@example.com", Map.of());
        new Members(gitlab.instance()).insert("Namespace", group.id(), dev.id(), 30, null);
        assertThat(imports(gitlab.token("dev"), Fixtures.synthetic(), Map.of("path", "mine", "namespace", "acme"), 400).path("message").asString())
                .isEqualTo("User is not allowed to import projects");
        imports(gitlab.rootToken(), Fixtures.synthetic(), Map.of("path", "mine", "namespace", "nowhere"), 404);
        gitlab.instance().settings().set("import_sources", List.of("github"));
        assertThat(imports(gitlab.rootToken(), Fixtures.synthetic(), Map.of("path", "x", "namespace", "acme"), 403).path("message").asString())
                .isEqualTo("403 Forbidden");
    }

    @Test
    void overwriting_replaces_the_project_when_the_import_is_done() throws IOException {
        long before = imported("parser");
        imports(gitlab.rootToken(), Fixtures.synthetic(), Map.of("path", "parser", "namespace", "acme", "overwrite", "true"), 201);
        Awaitility.await().untilAsserted(() -> assertThat(root.get("/projects/acme%2Fparser").json().path("id").asLong()).isNotEqualTo(before));
        assertThat(root.get("/projects/" + before).status()).isEqualTo(404);
    }

    @Test
    void override_params_beat_the_archive() throws IOException {
        imports(gitlab.rootToken(), Fixtures.synthetic(), Map.of("path", "p", "namespace", "acme", "override_params[description]", "mine"), 201);
        await("/projects/acme%2Fp/import", "import_status", "finished");
        assertThat(root.get("/projects/acme%2Fp").json().path("description").asString()).isEqualTo("mine");
    }

    @Test
    void a_missing_relation_is_imported_later_and_what_is_there_is_left_alone() throws IOException {
        long id = imported("parser");
        gitlab.instance().db().table("merge_requests").where("target_project_id", id).stream()
                .filter(row -> row.number("iid") == 2)
                .forEach(gitlab.instance().db().table("merge_requests")::delete);
        JsonNode tracker = post(gitlab.rootToken(), "/projects/import-relation", Fixtures.synthetic(), Map.of("path", "acme/parser", "relation", "merge_requests"), 201);
        assertThat(tracker.path("status").asString()).isEqualTo("created");
        Awaitility.await().untilAsserted(() -> assertThat(root.get("/projects/acme%2Fparser/relation-imports").json().path(0).path("status").asString()).isEqualTo("finished"));
        assertThat(gitlab.instance().db().table("merge_requests").where("target_project_id", id)).extracting(row -> row.get("iid")).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void an_import_that_hangs_is_failed_after_fifteen_hours() throws IOException {
        long id = imported("parser");
        Row project = gitlab.instance().db().table("projects").byId(id).orElseThrow();
        project.set("import_status", "started");
        time.advance(Duration.ofHours(15));
        JsonNode status = root.get("/projects/" + id + "/import").json();
        assertThat(status.path("import_status").asString()).isEqualTo("failed");
        assertThat(status.path("import_error").asString()).contains("Import timed out");
    }

    @Test
    void relations_are_counted_and_downloaded_one_by_one() throws IOException {
        imported("parser");
        assertThat(root.post("/projects/acme%2Fparser/export_relations", Map.of()).status()).as("switched off").isEqualTo(404);
        gitlab.instance().settings().set("bulk_import_enabled", true);
        assertThat(root.post("/projects/acme%2Fparser/export_relations", Map.of()).status()).isEqualTo(202);
        JsonNode status = await("/projects/acme%2Fparser/export_relations/status?relation=merge_requests", "status", "1");
        assertThat(status.path("total_objects_count").asLong()).isEqualTo(2);
        RestClient.Answer download = root.get("/projects/acme%2Fparser/export_relations/download?relation=merge_requests");
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(download.response().body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()).hasSize(2).allMatch(line -> line.startsWith("{\"target_branch\":"));
        }
        assertThat(root.get("/projects/acme%2Fparser/export_relations/status?relation=bananas").status()).isEqualTo(404);
    }

    @Test
    void a_group_is_exported_and_imported_over_http() throws IOException {
        assertThat(root.get("/groups/acme/export/download").status()).isEqualTo(404);
        assertThat(root.post("/groups/acme/export", Map.of()).status()).isEqualTo(202);
        RestClient.Answer download = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> root.get("/groups/acme/export/download"), answer -> answer.status() == 200);
        Path archive = Files.write(home.resolve("group.tar.gz"), download.response().body());
        assertThat(post(gitlab.rootToken(), "/groups/import", archive, Map.of("name", "Copy", "path", "copy"), 202).path("message").asString())
                .isEqualTo("202 Accepted");
        Row copy = new Directory(gitlab.instance().db()).group("copy").orElseThrow();
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(copy.get("import_status")).isEqualTo("finished"));
        assertThat(copy.get("visibility_level")).isEqualTo(0L);
    }

    private long imported(String path) throws IOException {
        imports(gitlab.rootToken(), Fixtures.synthetic(), Map.of("path", path, "namespace", "acme"), 201);
        return await("/projects/acme%2F" + path + "/import", "import_status", "finished").path("id").asLong();
    }

    private Row maintainer(String username) {
        Row user = new Users(gitlab.instance()).create(username, username, username + "@example.com", Map.of());
        new Members(gitlab.instance()).insert("Namespace", group.id(), user.id(), 40, null);
        return user;
    }

    private Row user(String username) {
        return new Directory(gitlab.instance().db()).user(username).orElseThrow();
    }

    private JsonNode await(String path, String field, String value) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> root.get(path).json(), json -> json.path(field).asString("").equals(value));
    }

    private JsonNode imports(String token, Path archive, Map<String, String> fields, int status) throws IOException {
        return post(token, "/projects/import", archive, fields, status);
    }

    private JsonNode post(String token, String path, Path archive, Map<String, String> fields, int status) throws IOException {
        return Multipart.post(HTTP, gitlab.url() + "/api/v4" + path, token, archive, fields, status);
    }
}
