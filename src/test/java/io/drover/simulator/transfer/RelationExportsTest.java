package io.drover.simulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.simulator.Archives;
import io.drover.simulator.RestClient;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.time.ManualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Exports of single relations, on a clock that jumps: every job waits a minute. */
class RelationExportsTest {
    private static final String EXPORT = "/projects/acme%2Fshop/export_relations";

    private final ManualTime time = new ManualTime(Instant.parse("2026-03-07T10:00:00Z"));
    private final SimulatedGitLab gitlab =
            SimulatedGitLab.start(SimulatorOptions.defaults().withTime(time).withSidekiqDelay(Duration.ofMinutes(1))).allowDirectTransfer();
    private final RestClient root = new RestClient(gitlab.url(), gitlab.rootToken());

    @BeforeEach
    void company() {
        long group = root.post("/groups", Map.of("name", "acme", "path", "acme")).json().path("id").asLong();
        root.post("/projects", Map.of("name", "shop", "path", "shop", "namespace_id", group, "initialize_with_readme", true));
        for (String title : new String[] {"one", "two", "three"}) {
            root.post("/projects/acme%2Fshop/issues", Map.of("title", title));
        }
        root.put("/application/settings", Map.of("relation_export_batch_size", 2));
    }

    @AfterEach
    void close() {
        gitlab.close();
    }

    private JsonNode status(RestClient client, String relation) {
        return client.get(EXPORT + "/status?relation=" + relation).json();
    }

    private void export(RestClient client, boolean batched) {
        assertThat(client.post(EXPORT, Map.of("batched", batched)).status()).isEqualTo(202);
    }

    private static void refused(RestClient.Answer answer, int status, String message) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("message").asString()).isEqualTo(message);
    }

    @Test
    void before_the_job_there_is_no_status_and_then_it_goes_from_started_to_finished() {
        export(root, true);
        assertThat(status(root, "issues").isNull()).isTrue();
        time.advance(Duration.ofMinutes(1));
        assertThat(status(root, "issues").path("status").asInt()).isZero();
        assertThat(status(root, "issues").path("batches_count").asInt()).isEqualTo(2);
        refused(root.get(EXPORT + "/download?relation=issues&batched=true&batch_number=1"), 404, "Batch file not found");
        time.advance(Duration.ofMinutes(1));
        JsonNode done = status(root, "issues");
        assertThat(done.path("status").asInt()).isEqualTo(1);
        assertThat(done.path("total_objects_count").asInt()).isEqualTo(3);
        assertThat(done.at("/batches/0/status").asInt()).isEqualTo(1);
        assertThat(root.get(EXPORT + "/download?relation=issues&batched=true&batch_number=2").status()).isEqualTo(200);
        refused(root.get(EXPORT + "/download?relation=issues&batched=true&batch_number=3"), 404, "Batch not found");
        refused(root.get(EXPORT + "/download?relation=issues"), 400, "Export is batched");
        refused(root.get(EXPORT + "/download?relation=self&batched=true&batch_number=1"), 400, "Export is not batched");
        assertThat(root.get(EXPORT + "/download?relation=issues&batched=true").status()).isEqualTo(400);
    }

    @Test
    void a_second_request_of_the_same_user_destroys_the_batches_of_the_first() {
        export(root, true);
        time.advance(Duration.ofMinutes(2));
        export(root, true);
        refused(root.get(EXPORT + "/download?relation=issues&batched=true&batch_number=1"), 404, "Batch not found");
        assertThat(status(root, "issues").path("status").asInt()).isZero();
        time.advance(Duration.ofMinutes(2));
        assertThat(root.get(EXPORT + "/download?relation=issues&batched=true&batch_number=1").status()).isEqualTo(200);
    }

    @Test
    void exports_belong_to_whoever_asked_for_them() {
        export(root, true);
        time.advance(Duration.ofMinutes(2));
        long ann = root.post("/users", Map.of("name", "Ann", "username", "ann", "email", "ann@example.com", "force_random_password", true)).json().path("id").asLong();
        root.post("/projects/acme%2Fshop/members", Map.of("user_id", ann, "access_level", 40));
        RestClient other = new RestClient(gitlab.url(), gitlab.token("ann"));
        assertThat(status(other, "issues").isNull()).isTrue();
        refused(other.get(EXPORT + "/download?relation=issues&batched=true&batch_number=1"), 404, "Export not found");
        export(other, true);
        assertThat(root.get(EXPORT + "/download?relation=issues&batched=true&batch_number=1").status()).as("untouched").isEqualTo(200);
    }

    @Test
    void a_file_that_is_three_minutes_young_is_not_made_again() {
        export(root, false);
        time.advance(Duration.ofMinutes(1));
        String first = status(root, "labels").path("updated_at").asString();
        export(root, false);
        time.advance(Duration.ofMinutes(1));
        assertThat(status(root, "labels").path("updated_at").asString()).isEqualTo(first);
        time.advance(Duration.ofMinutes(3));
        export(root, false);
        time.advance(Duration.ofMinutes(1));
        assertThat(status(root, "labels").path("updated_at").asString()).isGreaterThan(first);
    }

    @Test
    void files_are_relations_too_and_members_are_none() {
        export(root, true);
        time.advance(Duration.ofMinutes(2));
        JsonNode all = root.get(EXPORT + "/status").json();
        assertThat(all.valueStream().map(each -> each.path("relation").asString()))
                .contains("self", "repository", "uploads", "lfs_objects", "design", "issues")
                .doesNotContain("project_members");
        assertThat(all.valueStream().map(each -> each.path("status").asInt())).containsOnly(1);
        assertThat(status(root, "repository").path("batched").asBoolean()).isFalse();
    }

    @Test
    void a_line_longer_than_gitlab_reads_ends_its_file(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("x.gz"), Archives.gzip("{\"a\":1}\n{\"b\":\"long\"}\n".getBytes(StandardCharsets.UTF_8)));
        RelationFiles files = new RelationFiles(gitlab.instance());
        assertThat(files.lines(file, 100)).hasSize(2);
        assertThatThrownBy(() -> files.lines(file, 10)).isInstanceOf(RestoreException.class).hasMessage("Incorrect JSON format");
        assertThat(TreeFiles.LINE_LIMIT).isEqualTo(50 * 1024 * 1024);
    }
}
