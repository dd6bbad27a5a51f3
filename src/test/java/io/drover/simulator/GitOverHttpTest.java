package io.drover.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.simulator.Commands.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class GitOverHttpTest {
    private final SimulatedGitLab gitlab = SimulatedGitLab.start(SimulatorOptions.defaults());
    private final RestClient root = new RestClient(gitlab.url(), gitlab.rootToken());

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        gitlab.close();
    }

    private String address(String path, String token) {
        return gitlab.url().replace("http://", "http://oauth2:" + token + "@") + "/" + path + ".git";
    }

    private Outcome git(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "git";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Commands.run(folder, command);
    }

    private void commit(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
        git("add", "-A");
        assertThat(git("commit", "-q", "-m", "add " + file).exit()).isZero();
    }

    @Test
    void a_push_makes_the_default_branch_protects_it_and_can_be_cloned_again() throws IOException {
        long id = root.post("/projects", Map.of("name", "shop")).json().get("id").asLong();
        git("init", "-q", "-b", "trunk");
        commit("a.txt", "one");
        git("tag", "-a", "v1", "-m", "first");
        Outcome pushed = git("push", "-q", address("root/shop", gitlab.rootToken()), "trunk", "v1");
        assertThat(pushed.exit()).as(pushed.output()).isZero();
        assertThat(root.get("/projects/" + id).json().get("default_branch").asString()).isEqualTo("trunk");
        JsonNode branch = root.get("/projects/" + id + "/repository/branches/trunk").json();
        assertThat(branch.get("protected").asBoolean()).isTrue();
        assertThat(branch.get("commit").get("title").asString()).isEqualTo("add a.txt");
        JsonNode tag = root.get("/projects/" + id + "/repository/tags").json().get(0);
        assertThat(tag.get("message").asString()).isEqualTo("first");
        assertThat(tag.get("commit").get("id")).isEqualTo(branch.get("commit").get("id"));
        assertThat(git("-c", "protocol.version=2", "clone", "-q", address("root/shop", gitlab.rootToken()), "again").exit()).isZero();
        assertThat(folder.resolve("again/a.txt")).hasContent("one");
    }

    @Test
    void a_stranger_is_refused_a_developer_may_not_push_to_a_protected_branch() throws IOException {
        long id = root.post("/projects", Map.of("name", "shop", "initialize_with_readme", true)).json().get("id").asLong();
        long dev = root.post("/users", Map.of("name", "Dev", "username", "dev", "email", "dev@example.com", "force_random_password", true)).json().get("id").asLong();
        String token = gitlab.token("dev");
        assertThat(git("ls-remote", address("root/shop", token)).exit()).isNotZero();
        assertThat(git("ls-remote", address("root/shop", "wrong")).output()).contains("Authentication failed");
        root.post("/projects/" + id + "/members", Map.of("user_id", dev, "access_level", 30));
        assertThat(git("clone", "-q", address("root/shop", token), ".").exit()).isZero();
        commit("b.txt", "two");
        Outcome main = git("push", "origin", "HEAD:main");
        assertThat(main.exit()).isNotZero();
        assertThat(main.output()).contains("You are not allowed to push code to protected branches on this project.");
        assertThat(git("push", "-q", "origin", "HEAD:feature").exit()).isZero();
    }

    @Test
    void gitlabs_own_refs_are_fetched_but_not_pushed() throws IOException {
        long id = root.post("/projects", Map.of("name", "shop", "initialize_with_readme", true)).json().get("id").asLong();
        Row project = gitlab.instance().db().table("projects").byId(id).orElseThrow();
        String head = root.get("/projects/" + id + "/repository/branches/main").json().get("commit").get("id").asString();
        Commands.run(folder, "git", "--git-dir=" + gitlab.instance().repository(project), "update-ref", "refs/merge-requests/1/head", head);
        Commands.run(folder, "git", "--git-dir=" + gitlab.instance().repository(project), "update-ref", "refs/keep-around/" + head, head);
        String address = address("root/shop", gitlab.rootToken());
        assertThat(git("ls-remote", address).output()).contains("refs/merge-requests/1/head").contains("refs/keep-around/" + head);
        git("clone", "-q", "--mirror", address, ".git");
        Outcome pushed = git("push", "--porcelain", address, head + ":refs/merge-requests/2/head");
        assertThat(pushed.exit()).isNotZero();
        assertThat(pushed.output()).contains("deny updating a hidden ref");
    }

    @Test
    void the_wiki_is_a_repository_of_its_own() throws IOException {
        root.post("/projects", Map.of("name", "shop"));
        git("init", "-q", "-b", "main");
        commit("home.md", "welcome");
        assertThat(git("push", "-q", address("root/shop.wiki", gitlab.rootToken()), "main").exit()).isZero();
        JsonNode project = root.get("/projects/root%2Fshop?statistics=true").json();
        assertThat(project.get("default_branch").isNull()).isTrue();
        assertThat(project.get("statistics").get("wiki_size").asLong()).isPositive();
    }

    @Test
    void a_group_has_a_wiki_of_its_own_which_is_pushed_and_seen_as_pages() throws IOException {
        root.post("/groups", Map.of("name", "Acme", "path", "acme"));
        git("init", "-q", "-b", "main");
        commit("home.md", "welcome");
        assertThat(git("push", "-q", address("acme.wiki", gitlab.rootToken()), "main").exit()).isZero();
        JsonNode page = root.get("/groups/acme/wikis/home").json();
        assertThat(page.get("content").asString()).isEqualTo("welcome");
        root.post("/groups/acme/wikis", Map.of("title", "Rota", "content", "Ann"));
        assertThat(git("pull", "-q", "--no-rebase", address("acme.wiki", gitlab.rootToken()), "main").exit()).isZero();
        assertThat(folder.resolve("Rota.md")).hasContent("Ann");
        assertThat(git("ls-remote", address("acme.wiki", "wrong")).output()).contains("Authentication failed");
    }

    @Test
    void large_files_go_through_git_lfs() throws IOException {
        Commands.assumeProgram("git-lfs", "apt-get install git-lfs");
        long id = root.post("/projects", Map.of("name", "shop")).json().get("id").asLong();
        git("init", "-q", "-b", "main");
        git("lfs", "install", "--local");
        git("lfs", "track", "*.bin");
        commit("big.bin", "x".repeat(5000));
        Outcome pushed = git("push", address("root/shop", gitlab.rootToken()), "main");
        assertThat(pushed.exit()).as(pushed.output()).isZero();
        assertThat(root.get("/projects/" + id + "?statistics=true").json().get("statistics").get("lfs_objects_size").asLong()).isEqualTo(5000);
        Files.createDirectories(folder.resolve("again"));
        Outcome cloned = Commands.run(
                folder.resolve("again"), "git", "-c", "filter.lfs.smudge=git-lfs smudge -- %f", "-c", "filter.lfs.process=git-lfs filter-process", "-c",
                "filter.lfs.required=true", "clone", "-q", address("root/shop", gitlab.rootToken()), "copy");
        assertThat(cloned.exit()).as(cloned.output()).isZero();
        assertThat(folder.resolve("again/copy/big.bin")).hasSize(5000);
    }
}
