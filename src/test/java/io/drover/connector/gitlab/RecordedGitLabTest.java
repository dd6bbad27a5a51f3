package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.config.Secret;
import io.drover.model.FullPath;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.RelationRecord;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.model.Visibility;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What gitlab.com really answers is understood. */
class RecordedGitLabTest {
    private static final Owner PROJECT = new Owner(Scope.PROJECT, 15578026, FullPath.of("gitea/test_repo"));

    private Recordings recordings;
    private GitLabApi api;
    private GitLabRelations relations;

    @BeforeEach
    void open() throws Exception {
        recordings = new Recordings();
        api = new GitLabApi(recordings, URI.create("https://gitlab.com"), new Secret("glpat-test"), Party.SOURCE);
        relations = new GitLabRelations(api, new Identity(api), new NoImages());
    }

    @Test
    void its_version_is_read() {
        JsonNode version = api.get(Route.of("/version"));
        assertThat(Json.text(version, "version")).isEqualTo("19.0.0-pre");
        assertThat(Json.flag(version, "enterprise")).isTrue();
    }

    @Test
    void a_project_is_read() {
        Project project = new ProjectReader().read(api.get(Route.of("/projects/:id", 15578026)));

        assertThat(project.fullPath()).isEqualTo(FullPath.of("gitea/test_repo"));
        assertThat(project.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(project.defaultBranch()).isEqualTo("master");
        assertThat(project.createdAt()).isEqualTo(Instant.parse("2019-11-28T08:20:33.019Z"));
        assertThat(project.features()).containsEntry("issues_access_level", "enabled");
    }

    @Test
    void labels_keep_what_means_something_elsewhere() {
        List<RelationRecord> labels = read(Relations.LABELS);

        assertThat(labels).hasSize(9).extracting(RelationRecord::key).contains("bug", "duplicate");
        assertThat(labels.getFirst().fields().propertyNames()).containsExactlyInAnyOrder("name", "color", "description", "priority");
        assertThat(relations.count(Relations.LABELS, PROJECT)).hasValue(9);
    }

    @Test
    void milestones_are_read() {
        assertThat(read(Relations.MILESTONES)).extracting(RelationRecord::key).containsExactlyInAnyOrder("1.0.0", "1.1.0");
    }

    @Test
    void releases_are_read() {
        assertThat(read(Relations.RELEASES)).singleElement().satisfies(release -> {
            assertThat(release.key()).isEqualTo("v0.9.99");
            assertThat(Json.text(release.fields(), "name")).isEqualTo("First Release");
        });
    }

    @Test
    void issues_come_with_discussions_and_emoji_of_all_pages() {
        RelationRecord issue = read(Relations.ISSUES).stream().filter(r -> r.key().equals("2")).findFirst().orElseThrow();

        assertThat(Json.text(issue.fields(), "title")).isEqualTo("Test issue");
        assertThat(Json.text(issue.fields(), "milestone")).isEqualTo("1.1.0");
        assertThat(issue.fields().path("author").propertyNames()).containsExactly("id", "username", "name");
        assertThat(issue.fields().path("award_emoji")).extracting(award -> Json.text(award, "name"))
                .contains("thumbsup", "laughing", "confused")
                .hasSizeGreaterThanOrEqualTo(5);
        JsonNode note = issue.fields().path("discussions").get(0).path("notes").get(0);
        assertThat(Json.text(note, "body")).isEqualTo("This is a comment");
        assertThat(note.has("id")).isFalse();
    }

    @Test
    void merge_requests_come_with_who_approved() {
        List<RelationRecord> mergeRequests = read(Relations.MERGE_REQUESTS);

        assertThat(mergeRequests).extracting(RelationRecord::key).contains("3", "4");
        assertThat(recordings.asked()).anyMatch(address -> address.contains("/merge_requests/3/approvals"));
    }

    @Test
    void pages_are_followed_by_link_alone() {
        List<String> emoji = new ArrayList<>();
        api.each(Route.of("/projects/:id/issues/:issue_iid/award_emoji", 15578026, 2), node -> emoji.add(Json.text(node, "name", "")));

        assertThat(emoji).hasSize(6);
        assertThat(recordings.asked()).hasSize(3);
        assertThat(recordings.asked().get(1)).isEqualTo("/api/v4/projects/15578026/issues/2/award_emoji?id=15578026&issue_iid=2&page=2&per_page=2");
    }

    private List<RelationRecord> read(Relation relation) {
        List<RelationRecord> records = new ArrayList<>();
        relations.read(relation, PROJECT, records::add);
        return records;
    }
}
