package io.drover.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.model.FullPath;
import io.drover.model.Project;
import io.drover.model.Statistics;
import io.drover.model.Visibility;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

class ProjectReaderTest {
    /** As GitLab sends it, the order mixed up, with things of the same name deeper down that must not be taken. */
    private static final String FULL =
            """
            {"name":"Shop","topics":["id",{"id":99}],"namespace":{"id":5,"name":"Web","path":"web","visibility":"public"},
             "statistics":{"commit_count":12,"storage_size":1000,"repository_size":700,"wiki_size":1,"lfs_objects_size":2,
               "job_artifacts_size":3,"packages_size":4,"snippets_size":5,"uploads_size":6,"container_registry_size":null,"id":77,"more":[1]},
             "id":42,"path_with_namespace":"acme/web/shop","description":" ","visibility":"internal","archived":true,"empty_repo":false,
             "default_branch":null,"created_at":"2024-02-29T23:59:58.007Z","last_activity_at":"2024-03-01T01:30:00.000+02:00",
             "issues_access_level":"disabled","wiki_access_level":"enabled","other_access_level":null,"import_status":"finished",
             "star_count":1.5,"forked_from_project":{"id":8,"namespace":{"path_with_namespace":"no/such"},"path_with_namespace":"old/shop","name":"Old"}}
            """;

    private final ProjectReader reader = new ProjectReader();

    @Test
    void every_attribute_is_taken_from_its_own_level() {
        assertThat(reader.read(GitLabApi.JSON.readTree(FULL)))
                .isEqualTo(new Project(
                        42,
                        FullPath.of("acme/web/shop"),
                        "Shop",
                        Visibility.INTERNAL,
                        true,
                        false,
                        null,
                        null,
                        new Statistics(12, 700, 1, 2, 3, 4, 5, 6, -1),
                        "old/shop",
                        Instant.parse("2024-02-29T23:59:58.007Z"),
                        Instant.parse("2024-02-29T23:30:00Z"),
                        Map.of("issues_access_level", "disabled", "wiki_access_level", "enabled"),
                        "finished"));
    }

    @Test
    void what_a_token_may_not_see_is_unknown() {
        Project project = reader.read(GitLabApi.JSON.readTree("{\"id\":1,\"path_with_namespace\":\"a/b\",\"statistics\":null,\"forked_from_project\":null}"));

        assertThat(project.statistics()).isEqualTo(Statistics.UNKNOWN);
        assertThat(project.visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(project.forkedFromPath()).isNull();
        assertThat(project.createdAt()).isNull();
        assertThat(project.features()).isEmpty();
    }

    @Test
    void it_leaves_the_parser_at_the_end_of_its_project() {
        try (JsonParser json = GitLabApi.JSON.createParser("[" + FULL + ",{\"id\":43,\"path_with_namespace\":\"a/b\"}]")) {
            json.nextToken();
            json.nextToken();
            assertThat(reader.read(json).id()).isEqualTo(42);
            assertThat(json.currentToken()).isEqualTo(JsonToken.END_OBJECT);
            assertThat(json.nextToken()).isEqualTo(JsonToken.START_OBJECT);
            assertThat(reader.read(json).fullPath()).isEqualTo(FullPath.of("a/b"));
            assertThat(json.nextToken()).isEqualTo(JsonToken.END_ARRAY);
        }
    }

    @Test
    void switches_that_are_alike_are_kept_once() {
        Project one = reader.read(GitLabApi.JSON.readTree(FULL));
        Project other = reader.read(GitLabApi.JSON.readTree(FULL.replace("\"id\":42", "\"id\":43")));
        Project different = reader.read(GitLabApi.JSON.readTree(FULL.replace("disabled", "private")));

        assertThat(other.features()).isSameAs(one.features());
        assertThat(different.features()).containsEntry("issues_access_level", "private");
    }
}
