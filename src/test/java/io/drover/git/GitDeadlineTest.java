package io.drover.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.config.Secret;
import io.drover.problem.Actor;
import io.drover.problem.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Git against a server that takes the connection and then says nothing: without a deadline each of these would hang for ever. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class GitDeadlineTest {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration NEVER = Duration.ofHours(1);

    @TempDir
    private Path folder;

    /** The system completes connections into the backlog; nobody accepts them. */
    private ServerSocket silent;

    private Remote remote;

    @BeforeEach
    void listen() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        remote = new Remote(URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/a.git"), "u", new Secret("p"), Optional.empty());
    }

    @AfterEach
    void hangUp() throws IOException {
        silent.close();
    }

    @Test
    void a_question_to_a_silent_server_ends_at_its_deadline() {
        Git git = Git.onPath().within(new Deadlines(SOON, NEVER, NEVER));
        endsAtTheDeadline(() -> git.lsRemote(remote));
    }

    @Test
    void a_fetch_from_a_silent_server_ends_at_its_deadline() {
        Git git = Git.onPath().within(new Deadlines(NEVER, SOON, NEVER));
        endsAtTheDeadline(() -> git.mirror(remote, folder.resolve("mirror.git")));
    }

    @Test
    void a_push_to_a_silent_server_ends_at_its_deadline() throws Exception {
        Path repository = folder.resolve("work");
        run("init", "-q", "-b", "main", repository.toString());
        run("-C", repository.toString(), "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "--allow-empty", "-m", "one");
        Git git = Git.onPath().within(new Deadlines(NEVER, SOON, NEVER));
        endsAtTheDeadline(() -> git.push(remote, repository, List.of("ci.skip")));
    }

    @Test
    void git_itself_gives_a_silent_transfer_up_long_before_the_deadline() {
        Git git = Git.onPath().within(new Deadlines(NEVER, NEVER, SOON));
        assertThatThrownBy(() -> git.mirror(remote, folder.resolve("mirror.git"))).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.is(GitProblem.GIT_REMOTE_REFUSED)).isTrue();
            assertThat(e.problem().what()).contains("128");
        });
    }

    /** Git does its network work in a program of its own, which would hold the connection open. */
    @Test
    void what_git_started_is_stopped_with_it() throws Exception {
        Path git = folder.resolve("git");
        Files.writeString(git, "#!/bin/sh\nsleep 3600 &\necho $! > '" + folder + "/helper'\nwait\n");
        assertThat(git.toFile().setExecutable(true)).isTrue();
        endsAtTheDeadline(() -> Git.at(git.toString()).within(new Deadlines(SOON, NEVER, NEVER)).version());
        long helper = Long.parseLong(Files.readString(folder.resolve("helper")).strip());
        ProcessHandle.of(helper).map(ProcessHandle::onExit).ifPresent(CompletableFuture::join);
    }

    @Test
    void slow_is_no_reason_to_give_up_only_silence_is() {
        var settings = GitEnvironment.of(remote, Deadlines.STANDARD.silence());
        assertThat(setting(settings, "http.lowSpeedLimit")).isEqualTo("1");
        assertThat(setting(settings, "http.lowSpeedTime")).isEqualTo("600");
    }

    private static String setting(java.util.Map<String, String> environment, String name) {
        String key = environment.entrySet().stream().filter(e -> e.getValue().equals(name)).findFirst().orElseThrow().getKey();
        return environment.get(key.replace("_KEY_", "_VALUE_"));
    }

    private static void endsAtTheDeadline(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.is(GitProblem.GIT_DEADLINE)).isTrue();
            assertThat(e.problem().actor()).isEqualTo(Actor.ENVIRONMENT);
            assertThat(e.problem().what()).isEqualTo("git was stopped after 1 s");
        });
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).directory(folder.toFile()).start().waitFor()).isZero();
    }
}
