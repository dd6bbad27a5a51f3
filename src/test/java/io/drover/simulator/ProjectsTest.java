package io.drover.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProjectsTest {
    private final SimulatedGitLab gitlab = SimulatedGitLab.start(SimulatorOptions.defaults().withFirstId(100));
    private final RestClient root = new RestClient(gitlab.url(), gitlab.rootToken());

    @AfterEach
    void close() {
        gitlab.close();
    }

    @Test
    void a_project_is_made_in_a_group_and_found_by_id_and_by_encoded_path() {
        JsonNode group = root.post("/groups", Map.of("name", "Acme Ltd", "path", "Acme")).json();
        RestClient.Answer made = root.post("/projects", Map.of("name", "Web Shop", "namespace_id", group.get("id").asLong(), "initialize_with_readme", true));
        assertThat(made.status()).isEqualTo(201);
        JsonNode project = made.json();
        assertThat(project.get("path_with_namespace").asString()).isEqualTo("Acme/web-shop");
        assertThat(project.get("name_with_namespace").asString()).isEqualTo("Acme Ltd / Web Shop");
        assertThat(project.get("default_branch").asString()).isEqualTo("main");
        assertThat(project.get("id").asLong()).isGreaterThanOrEqualTo(100);
        assertThat(project.get("readme_url").asString()).endsWith("/Acme/web-shop/-/blob/main/README.md");
        JsonNode byPath = root.get("/projects/" + RestClient.encoded("acme/WEB-shop") + "?statistics=true").json();
        assertThat(byPath.get("id")).isEqualTo(project.get("id"));
        assertThat(byPath.get("statistics").get("commit_count").asInt()).isEqualTo(1);
        assertThat(byPath.get("statistics").get("repository_size").asLong()).isPositive();
    }

    @Test
    void a_taken_path_a_malformed_name_and_a_reserved_path_are_refused_as_gitlab_does() {
        root.post("/projects", Map.of("name", "a"));
        RestClient.Answer taken = root.post("/projects", Map.of("name", "a"));
        assertThat(taken.status()).isEqualTo(400);
        assertThat(taken.json().get("message").get("path").get(0).asString()).isEqualTo("has already been taken");
        assertThat(taken.json().get("message").get("name").get(0).asString()).isEqualTo("has already been taken");
        assertThat(root.post("/projects", Map.of("name", "-x", "path", "-x")).status()).isEqualTo(400);
        assertThat(root.post("/projects", Map.of("path", "wikis")).json().get("message").get("path").get(0).asString()).contains("is a reserved name");
        assertThat(root.post("/projects", Map.of()).json().get("error").asString()).startsWith("name, path are missing");
    }

    @Test
    void settings_are_kept_and_shown_in_gitlabs_words() {
        long id = root.post("/projects", Map.of("name", "a", "merge_method", "ff", "issues_access_level", "private", "topics", List.of("x", "y")))
                .json().get("id").asLong();
        JsonNode project = root.put("/projects/" + id, Map.of("squash_option", "always", "wiki_enabled", false, "ci_default_git_depth", 7)).json();
        assertThat(project.get("merge_method").asString()).isEqualTo("ff");
        assertThat(project.get("issues_access_level").asString()).isEqualTo("private");
        assertThat(project.get("wiki_access_level").asString()).isEqualTo("disabled");
        assertThat(project.get("squash_option").asString()).isEqualTo("always");
        assertThat(project.get("ci_default_git_depth").asInt()).isEqualTo(7);
        assertThat(project.get("topics").size()).isEqualTo(2);
        assertThat(root.put("/projects/" + id, Map.of("squash_option", "perhaps")).json().get("error").asString())
                .isEqualTo("squash_option does not have a valid value");
    }

    @Test
    void an_old_path_answers_with_a_redirect() {
        long id = root.post("/projects", Map.of("name", "before")).json().get("id").asLong();
        root.put("/projects/" + id, Map.of("path", "after"));
        RestClient.Answer old = root.get("/projects/root%2Fbefore");
        assertThat(old.status()).isEqualTo(301);
        assertThat(old.header("Location")).isEqualTo(gitlab.url() + "/api/v4/projects/" + id);
    }

    @Test
    void deletion_is_scheduled_and_can_be_made_final() {
        long id = root.post("/projects", Map.of("name", "gone")).json().get("id").asLong();
        assertThat(root.delete("/projects/" + id).status()).isEqualTo(202);
        JsonNode marked = root.get("/projects/" + id).json();
        assertThat(marked.get("marked_for_deletion_on").isNull()).isFalse();
        assertThat(marked.get("path").asString()).isEqualTo("gone-deletion_scheduled-" + id);
        assertThat(root.delete("/projects/" + id + "?permanently_remove=true").status()).isEqualTo(202);
        assertThat(root.get("/projects/" + id).status()).isEqualTo(404);
        assertThat(root.get("/projects/" + id).json().get("message").asString()).isEqualTo("404 Project Not Found");
    }

    @Test
    void lists_page_by_offset_and_by_keyset() {
        for (int i = 1; i <= 5; i++) {
            root.post("/projects", Map.of("name", "p" + i));
        }
        RestClient.Answer second = root.get("/projects?per_page=2&page=2&order_by=name&sort=asc");
        assertThat(second.json().get(0).get("name").asString()).isEqualTo("p3");
        assertThat(second.header("x-total")).isEqualTo("5");
        assertThat(second.header("x-total-pages")).isEqualTo("3");
        assertThat(second.header("x-next-page")).isEqualTo("3");
        assertThat(second.header("x-prev-page")).isEqualTo("1");
        assertThat(second.header("link")).contains("page=3&per_page=2>; rel=\"next\"").contains("rel=\"last\"");
        RestClient.Answer first = root.get("/projects?pagination=keyset&per_page=3&order_by=id&sort=asc");
        String next = first.header("link").replaceAll("<([^>]*)>; rel=\"next\"", "$1");
        RestClient.Answer rest = root.get(next.substring((gitlab.url() + "/api/v4").length()));
        assertThat(rest.json().size()).isEqualTo(2);
        assertThat(rest.json().get(0).get("name").asString()).isEqualTo("p4");
        assertThat(rest.header("link")).isEmpty();
        assertThat(rest.header("x-total")).isEmpty();
    }
}
