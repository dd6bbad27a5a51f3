package io.drover.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.config.Secret;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitTest {
    private static final String OID = "4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393";

    private final Git git = Git.onPath();

    @TempDir
    private Path folder;

    private Path work;

    @BeforeEach
    void repository() throws Exception {
        work = folder.resolve("work");
        run(folder, "init", "-q", "-b", "main", work.toString());
        Files.writeString(work.resolve("a.txt"), "a\n");
        Files.writeString(work.resolve("big.bin"), "version https://git-lfs.github.com/spec/v1\noid sha256:" + OID + "\nsize 12345\n");
        Files.writeString(work.resolve("not.txt"), "version https://git-lfs.github.com/spec/v1\n" + "this is about pointers, and not one of them\n".repeat(3));
        run(work, "add", ".");
        run(work, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "one");
        run(work, "-c", "user.name=t", "-c", "user.email=t@example.com", "tag", "-a", "v1", "-m", "v1");
        run(work, "branch", "feature");
        Files.delete(work.resolve("big.bin"));
        run(work, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-a", "-m", "two");
    }

    @Test
    void the_version_is_known() {
        assertThat(git.version().major()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void refs_are_listed_without_head_and_peeled_tags() {
        assertThat(git.lsRemote(remote(work))).containsOnlyKeys("refs/heads/feature", "refs/heads/main", "refs/tags/v1").isEqualTo(git.refs(work));
    }

    @Test
    void a_mirror_has_every_ref_and_follows_deletions() throws Exception {
        run(work, "update-ref", "refs/merge-requests/1/head", "main");
        Path mirror = folder.resolve("mirror.git");
        git.mirror(remote(work), mirror);
        assertThat(git.refs(mirror)).isEqualTo(git.refs(work)).containsKey("refs/merge-requests/1/head");

        run(work, "branch", "-q", "-D", "feature");
        git.mirror(remote(work), mirror);
        assertThat(git.refs(mirror)).isEqualTo(git.refs(work)).doesNotContainKey("refs/heads/feature");
        assertThat(Files.readString(mirror.resolve("HEAD"))).isEqualTo("ref: refs/heads/main\n");
    }

    /** As a kill leaves it: a repository without refs, or with some of them and a lock. */
    @Test
    void a_mirror_whose_fetch_was_cut_off_is_not_whole_and_is_made_anew() throws Exception {
        Path mirror = folder.resolve("mirror.git");
        run(folder, "init", "-q", "--bare", mirror.toString());
        Files.createFile(mirror.resolve("packed-refs.lock"));
        assertThat(git.mirrored(mirror)).isFalse();
        git.mirror(remote(work), mirror);
        assertThat(git.mirrored(mirror)).isTrue();
        assertThat(git.refs(mirror)).isEqualTo(git.refs(work));
        assertThat(mirror.resolve("packed-refs.lock")).doesNotExist();
        try (Stream<Path> all = Files.list(folder)) {
            assertThat(all).noneMatch(path -> path.getFileName().toString().startsWith("cut-off"));
        }

        assertThatThrownBy(() -> git.mirror(remote(folder.resolve("gone.git")), mirror)).isInstanceOf(ProblemException.class);
        assertThat(git.mirrored(mirror)).isFalse();
    }

    @Test
    void a_push_brings_branches_and_tags_and_deletes_nothing() throws Exception {
        Path mirror = folder.resolve("mirror.git");
        run(work, "update-ref", "refs/merge-requests/1/head", "main");
        git.mirror(remote(work), mirror);
        Path target = folder.resolve("target.git");
        run(folder, "init", "-q", "--bare", target.toString());
        run(work, "push", "-q", target.toString(), "main:refs/heads/only-there");

        git.push(remote(target), mirror, List.of());
        git.push(remote(target), mirror, List.of());

        assertThat(git.refs(target)).containsOnlyKeys("refs/heads/feature", "refs/heads/main", "refs/heads/only-there", "refs/tags/v1");
    }

    @Test
    void rejected_refs_are_named() throws Exception {
        Path mirror = folder.resolve("mirror.git");
        git.mirror(remote(work), mirror);
        Path target = folder.resolve("target.git");
        run(folder, "init", "-q", "--bare", target.toString());
        Path hook = target.resolve("hooks/update");
        Files.writeString(hook, "#!/bin/sh\ntest \"$1\" != refs/heads/feature\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();

        assertThatThrownBy(() -> git.push(remote(target), mirror, List.of())).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.is(GitProblem.GIT_REFS_REJECTED)).isTrue();
            assertThat(e.problem().what()).contains("refs/heads/feature").contains("1 refs");
        });
        assertThat(git.refs(target)).containsKeys("refs/heads/main", "refs/tags/v1");
    }

    @Test
    void an_empty_repository_mirrors_and_pushes_as_nothing() throws Exception {
        Path empty = folder.resolve("empty.git");
        run(folder, "init", "-q", "--bare", empty.toString());
        Path mirror = folder.resolve("mirror.git");
        git.mirror(remote(empty), mirror);
        git.push(remote(empty), mirror, List.of());
        assertThat(git.lsRemote(remote(empty))).isEmpty();
        assertThat(git.refs(mirror)).isEmpty();
    }

    @Test
    void bundle_heads_are_listed_and_an_empty_bundle_has_none() throws Exception {
        Path bundle = folder.resolve("project.bundle");
        run(work, "bundle", "create", "-q", bundle.toString(), "--all");
        assertThat(git.bundleHeads(bundle)).isEqualTo(git.refs(work));
        assertThat(git.bundleHeads(Files.createFile(folder.resolve("empty.bundle")))).isEmpty();

        Path unpacked = folder.resolve("unpacked.git");
        git.unbundle(bundle, unpacked);
        assertThat(git.refs(unpacked)).isEqualTo(git.refs(work));
    }

    @Test
    void lfs_pointers_of_all_history_are_found() {
        Path mirror = folder.resolve("mirror.git");
        git.mirror(remote(work), mirror);
        assertThat(git.lfsPointers(mirror)).containsExactly(new LfsPointer(OID, 12345));
    }

    @Test
    void a_remote_that_is_not_there_and_a_program_that_is_not_there_are_problems() {
        assertThatThrownBy(() -> git.lsRemote(remote(folder.resolve("none"))))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(GitProblem.GIT_REMOTE_REFUSED)).isTrue());
        assertThatThrownBy(() -> Git.at("no-such-git").version())
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(GitProblem.GIT_MISSING)).isTrue());
    }

    @Test
    void a_damaged_bundle_is_a_problem() throws IOException {
        Path bundle = Files.writeString(folder.resolve("bad.bundle"), "no bundle");
        assertThatThrownBy(() -> git.bundleHeads(bundle))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.is(GitProblem.GIT_REPOSITORY_DAMAGED)).isTrue());
    }

    @Test
    void the_token_is_for_its_own_host_only_and_nowhere_in_the_arguments() {
        Remote remote = new Remote(URI.create("https://git.corp:8443/a.git"), "oauth2", new Secret("glpat-x"), Optional.empty());
        var environment = GitEnvironment.of(remote, Deadlines.STANDARD.silence());

        assertThat(environment).containsEntry("DROVER_GIT_PASSWORD", "glpat-x").containsEntry("GIT_TERMINAL_PROMPT", "0");
        assertThat(environment.values()).contains("credential.https://git.corp:8443.helper");
        assertThat(environment.entrySet()).filteredOn(e -> !e.getKey().equals("DROVER_GIT_PASSWORD")).noneMatch(e -> e.getValue().contains("glpat-x"));
        assertThatThrownBy(() -> new Remote(URI.create("https://u:p@git.corp/a.git"), "u", new Secret("p"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Remote remote(Path repository) {
        return new Remote(repository.toUri(), "u", new Secret("p"), Optional.empty());
    }

    private static void run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
