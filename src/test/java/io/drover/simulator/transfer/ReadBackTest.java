package io.drover.simulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.RestClient;
import io.drover.simulator.Row;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.namespaces.Directory;
import io.drover.simulator.namespaces.Groups;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What was imported is read through the API like anything else. */
class ReadBackTest {
    private static final List<String> LISTS = List.of(
            "issues", "merge_requests?state=all", "labels", "milestones", "releases", "snippets", "boards", "protected_branches", "protected_tags", "pipelines",
            "pipeline_schedules", "badges", "members", "events");
    private static final List<String> OF_ISSUE =
            List.of("", "/notes", "/discussions", "/award_emoji", "/resource_label_events", "/resource_state_events", "/resource_milestone_events");
    private static final List<String> OF_MERGE_REQUEST = List.of(
            "", "/notes", "/discussions", "/award_emoji", "/commits", "/diffs", "/versions", "/approvals", "/reviewers", "/resource_label_events",
            "/resource_state_events");

    @TempDir
    Path home;

    private SimulatedGitLab gitlab;
    private RestClient root;

    @BeforeEach
    void start() {
        gitlab = SimulatedGitLab.start(SimulatorOptions.defaults());
        root = new RestClient(gitlab.url(), gitlab.rootToken());
        Row admin = new Directory(gitlab.instance().db()).user("root").orElseThrow();
        new Groups(gitlab.instance()).create(admin, null, "Acme", "acme", Map.of("visibility_level", 20));
    }

    @AfterEach
    void stop() {
        gitlab.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gitlab-13.5.0-pre", "gitlab-15.5.1-ee", "gitlab-16.3.0-pre", "gitlab-17.0.5-ee", "gitlab-17.3.1", "gitlab-17.7.0-pre"})
    void every_page_of_an_imported_real_export_opens(String name) throws IOException {
        Path archive = home.resolve("real.tar.gz");
        Tarball.pack(Fixtures.resource("real-sanitised/" + name), archive);
        imports(archive);
        assertThat(pagesThatFail()).isEmpty();
    }

    @Test
    void the_fixture_reads_back_with_its_diff_discussion_suggestion_and_approvals() throws IOException {
        imports(Fixtures.synthetic());
        assertThat(pagesThatFail()).isEmpty();
        Object expected = RailsJson.read(Files.readString(Fixtures.resource("synthetic/mr-with-diff-thread.expected.json")));
        Object discussionId = Objects.requireNonNull(Reading.at(expected, "diff_thread", "discussion_id"));
        JsonNode discussion = root.get("/projects/acme%2Fp/merge_requests/2/discussions/" + discussionId).json();
        JsonNode note = discussion.path("notes").path(0);
        assertThat(discussion.path("notes").size()).isEqualTo(2);
        assertThat(note.path("type").asString()).isEqualTo("DiffNote");
        assertThat(note.path("position").path("new_line").asInt()).isEqualTo(21);
        assertThat(note.path("suggestions").size()).isEqualTo(1);
        JsonNode merged = root.get("/projects/acme%2Fp/merge_requests/1").json();
        assertThat(merged.path("state").asString()).isEqualTo("merged");
        assertThat(root.get("/projects/acme%2Fp/merge_requests/1/approvals").json().path("approved_by").size()).isEqualTo(1);
        assertThat(root.get("/projects/acme%2Fp/issues/1").json().path("milestone").path("title").asString()).isEqualTo("Sprint 1");
    }

    private List<String> pagesThatFail() {
        List<String> failing = new ArrayList<>();
        LISTS.forEach(list -> open(list, failing));
        for (JsonNode issue : root.get("/projects/acme%2Fp/issues?per_page=5").json()) {
            OF_ISSUE.forEach(page -> open("issues/" + issue.path("iid").asLong() + page, failing));
        }
        for (JsonNode mergeRequest : root.get("/projects/acme%2Fp/merge_requests?state=all&per_page=5").json()) {
            OF_MERGE_REQUEST.forEach(page -> open("merge_requests/" + mergeRequest.path("iid").asLong() + page, failing));
        }
        return failing;
    }

    private void open(String page, List<String> failing) {
        RestClient.Answer answer = root.get("/projects/acme%2Fp/" + page);
        if (answer.status() != 200) {
            failing.add(page + ": " + answer.status() + " " + answer.text());
        }
    }

    private void imports(Path archive) throws IOException {
        Multipart.post(HttpClient.newHttpClient(), gitlab.url() + "/api/v4/projects/import", gitlab.rootToken(), archive, Map.of("path", "p", "namespace", "acme"), 201);
        JsonNode done = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> root.get("/projects/acme%2Fp/import").json(), json -> List.of("finished", "failed").contains(json.path("import_status").asString()));
        assertThat(done.path("import_status").asString()).as(done.toString()).isEqualTo("finished");
        assertThat(done.path("failed_relations").isEmpty()).as(done.toString()).isTrue();
    }
}
