package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.app.App;
import io.drover.config.Workspace;
import io.drover.engine.JournalReader;
import io.drover.engine.Store;
import io.drover.engine.Tally;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SampleOrganisation;
import io.drover.time.ScaledTime;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assumptions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs as processes of their own: two at once, one that is interrupted, one whose disk is full. */
class ProcessesTest {
    @TempDir
    Path folder;

    private final SimulatedGitLab source = SimulatedGitLab.start(SimulatorOptions.defaults());
    private final SimulatedGitLab destination = SimulatedGitLab.start(SimulatorOptions.defaults().withSeed(2).withFirstId(70_000));
    private Terminal terminal;

    @BeforeEach
    void begin() {
        SampleOrganisation.load(source);
        terminal = new Terminal(folder).between(source, destination);
        try (Terminal.Watcher admin = new Terminal.Watcher(destination)) {
            admin.send("POST", "/groups", "{\"name\":\"Nordwind\",\"path\":\"nordwind\"}");
        }
        terminal.type("init", "--source", source.url(), "--destination", destination.url(), "--group", "nordwind/apps").exits(0);
        terminal.withoutLimits();
        terminal.type("inventory").exits(0);
        terminal.type("assess");
        terminal.type("plan").exits(0);
    }

    @AfterEach
    void end() {
        source.close();
        destination.close();
    }

    /** @param before what a shell does first, such as a limit */
    private Process run(String before) throws IOException {
        return builder(before).redirectOutput(folder.resolve("said.txt").toFile()).start();
    }

    private ProcessBuilder builder(String before) {
        return builder(before, "run --commit", folder, new ScaledTime(Instant.now(), 40));
    }

    private ProcessBuilder builder(String before, String words, Path workspace, ScaledTime clock) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String line = before + "exec " + java + " --enable-native-access=ALL-UNNAMED -XX:TieredStopAtLevel=1 -Xmx512m -cp '" + System.getProperty("java.class.path")
                + "' io.drover.Main " + words + " --workspace '" + workspace + "'";
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of("bash", "-c", line)));
        builder.environment().put(Terminal.SOURCE_TOKEN, source.rootToken());
        builder.environment().put(Terminal.DESTINATION_TOKEN, destination.rootToken());
        builder.environment().put(App.CLOCK, clock.toString());
        return builder.redirectErrorStream(true);
    }

    private long steps() {
        try (JournalReader reader = JournalReader.open(Store.sqlite(new Workspace(folder).journal())).orElse(null)) {
            return reader == null ? 0 : reader.tally().steps();
        }
    }

    private void awaitSteps(long steps) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20)).ignoreExceptions().until(() -> steps() >= steps);
    }

    @Test
    void a_second_run_on_the_same_workspace_is_refused_and_an_interrupted_one_goes_on() throws Exception {
        Process first = run("");
        try {
            awaitSteps(20);
            terminal.type("run", "--commit").exits(3).says("JOURNAL_IN_USE");
            terminal.type("status").says("running");
            new ProcessBuilder("kill", "-INT", Long.toString(first.pid())).start().waitFor();
            assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(first.exitValue()).as(terminal.file("said.txt")).isEqualTo(8);
            assertThat(terminal.file("said.txt")).contains("The same command goes on where it stopped");
        } finally {
            first.destroyForcibly();
        }
        terminal.type("run", "--commit").exits(0).says(" items done, 0 failed");
        terminal.type("verify").exits(0).says("The same.");
    }

    @Test
    void two_machines_share_a_run_over_one_database_and_one_is_killed_on_the_way() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            terminal.write("drover.yaml", terminal.file("drover.yaml") + "\ndatabase: " + url + "\n");
            Path copy = Files.createDirectories(folder.resolve("copy"));
            copyWorkspace(copy);
            ScaledTime clock = new ScaledTime(Instant.now(), 40);
            Process first = builder("", "run --commit --worker first", folder, clock).redirectOutput(folder.resolve("said.txt").toFile()).start();
            Process second = builder("", "worker --name second", copy, clock).redirectOutput(copy.resolve("said.txt").toFile()).start();
            Store journal = Store.postgresql(url, Optional.empty(), Optional.empty());
            try {
                Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(50)).ignoreExceptions().until(() -> tally(journal).steps() >= 60);
                second.destroyForcibly().waitFor();
                second = builder("", "worker --name second --until-done", copy, clock).redirectOutput(copy.resolve("said.txt").toFile()).start();
                assertThat(first.waitFor(300, TimeUnit.SECONDS)).as(() -> terminal.file("said.txt") + threads(first)).isTrue();
                assertThat(second.waitFor(300, TimeUnit.SECONDS)).isTrue();
            } finally {
                first.destroyForcibly();
                second.destroyForcibly();
            }
            assertThat(first.exitValue()).as(terminal.file("said.txt")).isZero();
            assertThat(terminal.file("said.txt")).contains(" items done, 0 failed");
            assertThat(second.exitValue()).as(Files.readString(copy.resolve("said.txt"))).isZero();
            assertThat(Files.readString(copy.resolve("said.txt"))).containsPattern("[1-9][0-9]* steps recorded by this worker; 7 of 7 items have ended");
            terminal.type("verify").exits(0).says("The same.");
            try (Terminal.Watcher admin = new Terminal.Watcher(destination)) {
                assertThat(admin.list("/projects").valueStream().map(p -> p.path("path_with_namespace").asString())).doesNotHaveDuplicates().hasSize(3);
            }
        }
    }

    @Test
    void a_worker_needs_a_journal_that_can_be_shared() {
        terminal.type("worker").exits(3).says("JOURNAL_NOT_SHARED", "database: jdbc:postgresql://");
    }

    /** What a process that does not end is doing. */
    private static String threads(Process process) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            Process asked = new ProcessBuilder(jcmd, Long.toString(process.pid()), "Thread.print").redirectErrorStream(true).start();
            return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static Tally tally(Store journal) {
        try (JournalReader reader = JournalReader.open(journal).orElseThrow()) {
            return reader.tally();
        }
    }

    private void copyWorkspace(Path to) throws IOException {
        for (String name : List.of("drover.yaml", "plan.yaml", "users.csv", "inventory/inventory.json")) {
            Files.createDirectories(to.resolve(name).getParent());
            Files.copy(folder.resolve(name), to.resolve(name));
        }
    }

    /** An administrator may write anywhere, so the folder is mounted read-only, for that process alone. */
    @Test
    void a_workspace_that_cannot_be_written_is_told_before_anything_is_done() throws Exception {
        Process mountable = new ProcessBuilder("unshare", "--mount", "true").start();
        Assumptions.assumeThat(mountable.waitFor()).as("needs root and unshare (Debian: util-linux)").isZero();
        Path said = Files.createTempFile("drover-said-", ".txt");
        try {
            ProcessBuilder builder = builder("mount --bind '" + folder + "' '" + folder + "' && mount -o remount,ro,bind '" + folder + "' && ");
            builder.command().addAll(0, List.of("unshare", "--mount"));
            Process process = builder.redirectOutput(said.toFile()).start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(said)).isEqualTo(30);
            assertThat(Files.readString(said)).contains("who      environment", folder.toString()).doesNotContain("bug of ours", "Exception");
            try (Terminal.Watcher admin = new Terminal.Watcher(destination)) {
                assertThat(admin.list("/projects")).isEmpty();
            }
        } finally {
            Files.delete(said);
        }
    }

    @Test
    void a_full_disk_is_told_and_nothing_is_done_twice_afterwards() throws Exception {
        // files of a process may not grow beyond this many KiB: the journal fits at first, then not any more
        Process limited = run("ulimit -f 200; ");
        try {
            assertThat(limited.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(limited.exitValue()).as(terminal.file("said.txt")).isIn(1, 30);
            assertThat(terminal.file("said.txt")).doesNotContain("bug of ours");
        } finally {
            limited.destroyForcibly();
        }
        List<String> failed = new ArrayList<>();
        terminal.type("status", "--all").text().lines().filter(line -> line.contains("failed")).forEach(line -> failed.add(line.split(" ")[0]));
        failed.stream().filter(item -> item.contains(":")).forEach(item -> terminal.type("run", "--retry", item).exits(0));
        terminal.type("run", "--commit").exits(0).says(" items done, 0 failed");
        terminal.type("verify").exits(0).says("The same.");
        assertThat(Files.size(folder.resolve(".drover/journal.db"))).isPositive();
    }
}
