package io.drover.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.console.Console;
import io.drover.engine.ChildJvm;
import io.drover.simulator.SimulatedGitLab;
import io.drover.simulator.SimulatorOptions;
import io.drover.simulator.sample.SampleOrganisation;
import io.drover.time.Time;
import io.drover.verify.Verification;
import io.drover.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample organisation moves while its process is killed with SIGKILL, at every step where it hurts most and at random moments, and always
 * ends with what a run that nobody disturbed ends with. {@code -Ddrover.crashes=N} sets the random kills, {@code -Ddrover.seed=N} repeats
 * them, {@code -Ddrover.everyBorder=true} kills twice at each step.
 */
@Tag("long")
class CrashStoryTest {
    private static final int RANDOM_KILLS = Integer.getInteger("drover.crashes", 50);
    private static final long SEED = Long.getLong("drover.seed", System.nanoTime());

    @TempDir
    static Path folder;

    static SimulatedGitLab source;
    static Map<String, String> undisturbed;

    @BeforeAll
    static void aRunThatNobodyDisturbs() throws Exception {
        source = SimulatedGitLab.start(SimulatorOptions.defaults().withName("source"));
        SampleOrganisation.load(source);
        Path workspace = Files.createDirectories(folder.resolve("undisturbed"));
        try (SimulatedGitLab destination = destination()) {
            assertThat(worker(destination, workspace, "go").waitFor()).as(() -> log(workspace)).isZero();
            undisturbed = result(destination, workspace);
        }
        assertThat(undisturbed).hasSizeGreaterThan(20);
    }

    @AfterAll
    static void stop() {
        source.close();
    }

    private static SimulatedGitLab destination() {
        return SimulatedGitLab.start(SimulatorOptions.defaults().withName("destination").withFirstId(50_000));
    }

    @Test
    void killed_at_every_step_it_ends_as_if_nothing_had_happened() throws Exception {
        Path workspace = Files.createDirectories(folder.resolve("steps"));
        try (SimulatedGitLab destination = destination()) {
            int kills = 0;
            for (boolean over = false; !over; ) {
                Process child = worker(destination, workspace, "stop-at-steps");
                int stopped = kills;
                Awaitility.await()
                        .atMost(120, TimeUnit.SECONDS)
                        .pollInterval(5, TimeUnit.MILLISECONDS)
                        .until(() -> !child.isAlive() || stops(workspace).size() > stopped);
                over = !child.isAlive();
                if (over) {
                    assertThat(child.exitValue()).as(() -> log(workspace)).isZero();
                } else {
                    child.destroyForcibly().waitFor();
                    kills++;
                }
            }
            assertThat(stops(workspace)).as("every kind of step was killed once").hasSizeGreaterThan(40).doesNotHaveDuplicates();
            assertThat(result(destination, workspace)).as(() -> String.join("\n", stops(workspace))).isEqualTo(undisturbed);
        }
    }

    @Test
    void killed_at_random_moments_it_ends_as_if_nothing_had_happened() throws Exception {
        Random random = new Random(SEED);
        int kills = 0;
        for (int run = 0; kills < RANDOM_KILLS; run++) {
            Path workspace = Files.createDirectories(folder.resolve("random-" + run));
            try (SimulatedGitLab destination = destination()) {
                boolean done = false;
                while (!done && kills < RANDOM_KILLS) {
                    Process child = worker(destination, workspace, "go");
                    done = child.waitFor(600 + random.nextInt(1500), TimeUnit.MILLISECONDS);
                    child.destroyForcibly().waitFor();
                    kills += done ? 0 : 1;
                }
                if (!done) {
                    assertThat(worker(destination, workspace, "go").waitFor()).as(() -> "seed " + SEED + "\n" + log(workspace)).isZero();
                }
                assertThat(result(destination, workspace)).as("seed " + SEED + ", run " + run).isEqualTo(undisturbed);
            }
        }
    }

    private static Process worker(SimulatedGitLab destination, Path workspace, String mode) throws IOException {
        Map<String, String> tokens = new TreeMap<>(Map.of("SOURCE_TOKEN", source.rootToken(), "DESTINATION_TOKEN", destination.rootToken()));
        if (Boolean.getBoolean("drover.everyBorder")) {
            tokens.put("EVERY_BORDER", "yes");
        }
        return ChildJvm.start(RunWorker.class, tokens, workspace.resolve("log"), source.url(), destination.url(), workspace.toString(), mode);
    }

    /** What verification finds, and how many people there are: one entry an item and relation. */
    private static Map<String, String> result(SimulatedGitLab destination, Path workspace) throws InterruptedException {
        Map<String, String> result = new TreeMap<>();
        try (Journeyman both = Journeyman.of(source.url(), source.rootToken(), destination.url(), destination.rootToken(), workspace)) {
            Verification verification = new Verifier(
                            both.source(), both.destination(), both.users(), repository -> List.of(), workspace.resolve("verify"), Time.system())
                    .verify(both.plan(), 4, Console.silent());
            for (Verification.ItemResult item : verification.items()) {
                result.put(item.item() + " problems", item.problems().toString());
                for (Verification.RelationResult relation : item.relations()) {
                    result.put(item.item() + " " + relation.relation(), relation.source() + " -> " + relation.destination() + ", " + relation.equal() + " equal, " + relation.tally());
                }
                both.destination().inventory().project(item.to()).ifPresent(project -> result.put(
                        item.item() + " members",
                        both.destination().inventory().members(project.owner()).stream().map(m -> m.username() + " " + m.accessLevel()).sorted().toList().toString()));
            }
            result.put("users", both.destination().inventory().users(null).items().stream().map(u -> u.username()).sorted().toList().toString());
            result.put("projects", both.destination().inventory().projects(null, null).items().stream().map(p -> p.fullPath().value()).sorted().toList().toString());
        }
        return result;
    }

    private static List<String> stops(Path workspace) {
        Path file = RunWorker.marks(workspace);
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String log(Path workspace) {
        try {
            return Files.readString(workspace.resolve("log"));
        } catch (IOException e) {
            return "no log";
        }
    }
}
