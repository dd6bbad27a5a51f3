package io.drover.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RepositoryApiTest {
    private final SimulatedGitLab gitlab = SimulatedGitLab.start(SimulatorOptions.defaults());
    private final RestClient root = new RestClient(gitlab.url(), gitlab.rootToken());
    private final String project = "/projects/" + root.post("/projects", Map.of("name", "shop", "initialize_with_readme", true)).json().get("id").asLong();

    @AfterEach
    void close() {
        gitlab.close();
    }

    @Test
    void a_commit_of_several_actions_shows_in_tree_file_compare_and_languages() {
        JsonNode commit = root.post(
                        project + "/repository/commits",
                        Map.of(
                                "branch", "work",
                                "start_branch", "main",
                                "commit_message", "Add code\n\nand remove the readme",
                                "actions",
                                        List.of(
                                                Map.of("action", "create", "file_path", "src/Main.java", "content", "class Main {}\n"),
                                                Map.of("action", "create", "file_path", "data.bin", "content", "AAEC", "encoding", "base64"),
                                                Map.of("action", "delete", "file_path", "README.md"))))
                .json();
        assertThat(commit.get("title").asString()).isEqualTo("Add code");
        assertThat(commit.get("stats").get("additions").asInt()).isEqualTo(1);
        JsonNode tree = root.get(project + "/repository/tree?ref=work&recursive=true").json();
        assertThat(tree.findValuesAsString("path")).containsExactly("src", "data.bin", "src/Main.java");
        JsonNode file = root.get(project + "/repository/files/src%2FMain.java?ref=work").json();
        assertThat(file.get("content").asString()).isEqualTo("Y2xhc3MgTWFpbiB7fQo=");
        assertThat(file.get("last_commit_id")).isEqualTo(commit.get("id"));
        assertThat(root.get(project + "/repository/files/src%2FMain.java/raw?ref=work").text()).isEqualTo("class Main {}\n");
        JsonNode compare = root.get(project + "/repository/compare?from=main&to=work").json();
        assertThat(compare.get("commits").size()).isEqualTo(1);
        assertThat(compare.get("diffs").findValuesAsString("new_path")).containsExactly("README.md", "data.bin", "src/Main.java");
        assertThat(compare.get("diffs").get(2).get("diff").asString()).startsWith("@@ -0,0 +1 @@\n+class Main {}");
        assertThat(root.get(project + "/repository/commits?ref_name=work").json().findValuesAsString("title")).containsExactly("Add code", "Initial commit");
    }

    @Test
    void files_are_made_changed_and_removed_one_by_one_and_answer_head_with_facts() {
        assertThat(root.post(project + "/repository/files/a%2Fb.txt", Map.of("branch", "main", "content", "one", "commit_message", "x")).status()).isEqualTo(201);
        assertThat(root.post(project + "/repository/files/a%2Fb.txt", Map.of("branch", "main", "content", "one", "commit_message", "x")).json().get("message").asString())
                .isEqualTo("A file with this name already exists");
        root.put(project + "/repository/files/a%2Fb.txt", Map.of("branch", "main", "content", "three", "commit_message", "y"));
        assertThat(root.send("HEAD", project + "/repository/files/a%2Fb.txt?ref=main", null).header("x-gitlab-size")).isEqualTo("5");
        assertThat(root.send("DELETE", project + "/repository/files/a%2Fb.txt", Map.of("branch", "main", "commit_message", "z")).status()).isEqualTo(204);
        assertThat(root.get(project + "/repository/files/a%2Fb.txt?ref=main").json().get("message").asString()).isEqualTo("404 File Not Found");
    }

    @Test
    void branches_are_made_listed_and_removed_but_not_the_default_one() {
        assertThat(root.post(project + "/repository/branches", Map.of("branch", "feature/x", "ref", "main")).status()).isEqualTo(201);
        assertThat(root.post(project + "/repository/branches", Map.of("branch", "feature/x", "ref", "main")).json().get("message").asString())
                .isEqualTo("Branch already exists");
        assertThat(root.get(project + "/repository/branches?search=%5Efeat").json().findValuesAsString("name")).containsExactly("feature/x");
        assertThat(root.delete(project + "/repository/branches/feature%2Fx").status()).isEqualTo(204);
        assertThat(root.delete(project + "/repository/branches/main").status()).isEqualTo(400);
        assertThat(root.get(project + "/repository/branches/feature%2Fx").json().get("message").asString()).isEqualTo("404 Branch Not Found");
    }
}
