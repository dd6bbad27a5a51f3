package io.drover.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.config.Secret;
import io.drover.console.Console;
import io.drover.engine.ChildJvm;
import io.drover.model.Method;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.model.Scope;
import io.drover.secrets.SealedEntry;
import io.drover.secrets.SealingKey;
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
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The sample organisation moves by each method while its process is killed with SIGKILL, at every step where it hurts most and at random moments, and
 * always ends with what a run that nobody disturbed ends with. {@code -Ddrover.crashes=N} sets the random kills, {@code -Ddrover.seed=N} repeats
 * them, {@code -Ddrover.everyBorder=true} kills twice at each step.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashStoryTest {
    private static final int RANDOM_KILLS = Integer.getInteger("drover.crashes", 50);
    private static final long SEED = Long.getLong("drover.seed", System.nanoTime());

    @TempDir
    static Path folder;

    static ChildJvm.Reborn program;
    private static final Map<Method, Map<String, String>> UNDISTURBED = new EnumMap<>(Method.class);
    /** Steps at which a process was killed, by whatever method it came there. */
    private static final Set<String> KILLED_AT = new LinkedHashSet<>();

    @BeforeAll
    static void aRunThatNobodyDisturbs() throws Exception {
        program = new ChildJvm.Reborn(RunWorker.class, folder);
        SealingKey.create(folder.resolve("secrets.key"), new Secret("correct horse battery"));
        for (Method method : List.of(Method.FILE_TRANSFER, Method.DIRECT_TRANSFER, Method.FILE_TRANSFER_IN_SLICES)) {
            Path workspace = Files.createDirectories(folder.resolve("undisturbed-" + method));
            try (Scene scene = new Scene(workspace, method)) {
                Process process = method == Method.FILE_TRANSFER ? scene.first() : scene.start("go");
                assertThat(process.waitFor()).as(() -> log(workspace)).isZero();
                UNDISTURBED.put(method, scene.result());
            }
        }
        assertThat(UNDISTURBED.values()).allSatisfy(result -> assertThat(result).hasSizeGreaterThan(20));
    }

    /** What a method has in common with the one before was killed there. */
    @ParameterizedTest
    @EnumSource(value = Method.class, names = {"FILE_TRANSFER", "DIRECT_TRANSFER", "FILE_TRANSFER_IN_SLICES"})
    @Order(1)
    void killed_at_every_step_it_ends_as_if_nothing_had_happened(Method method) throws Exception {
        Path workspace = Files.createDirectories(folder.resolve("steps-" + method));
        Files.write(RunWorker.marks(workspace), KILLED_AT);
        int before = KILLED_AT.size();
        try (Scene scene = new Scene(workspace, method)) {
            int kills = before;
            for (boolean over = false; !over; ) {
                Process child = scene.start("stop-at-steps");
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
            KILLED_AT.addAll(stops(workspace));
            assertThat(stops(workspace)).as("every kind of step was killed once").doesNotHaveDuplicates();
            assertThat(kills - before).as("kinds of steps of its own").isGreaterThan(before == 0 ? 40 : 4);
            assertThat(differences(scene.result(), UNDISTURBED.get(method))).as(() -> method + "\n" + String.join("\n", stops(workspace))).isEmpty();
        }
    }

    @Test
    @Order(2)
    void killed_at_random_moments_it_ends_as_if_nothing_had_happened() throws Exception {
        Random random = new Random(SEED);
        List<Method> methods = List.copyOf(UNDISTURBED.keySet());
        int kills = 0;
        for (int run = 0; kills < RANDOM_KILLS; run++) {
            Method method = methods.get(run % methods.size());
            Path workspace = Files.createDirectories(folder.resolve("random-" + run));
            try (Scene scene = new Scene(workspace, method)) {
                boolean done = false;
                for (int most = 0; !done && kills < RANDOM_KILLS && most < RANDOM_KILLS / methods.size() + 1; most++) {
                    Process child = scene.start("go");
                    done = child.waitFor(600 + random.nextInt(1500), TimeUnit.MILLISECONDS);
                    child.destroyForcibly().waitFor();
                    kills += done ? 0 : 1;
                }
                if (!done) {
                    assertThat(scene.start("go").waitFor()).as(() -> "seed " + SEED + "\n" + log(workspace)).isZero();
                }
                assertThat(differences(scene.result(), UNDISTURBED.get(method))).as("seed " + SEED + ", run " + run + " by " + method).isEmpty();
            }
        }
    }

    /** Both instances, as they are before anything moves: what one run leaves behind, such as a fresh relations export, would hold the next one up. */
    private static final class Scene implements AutoCloseable {
        private final SimulatedGitLab source = SimulatedGitLab.start(SimulatorOptions.defaults().withName("source")).allowDirectTransfer();
        private final SimulatedGitLab destination =
                SimulatedGitLab.start(SimulatorOptions.defaults().withName("destination").withFirstId(50_000)).allowDirectTransfer();
        private final Path workspace;
        private final Method method;

        Scene(Path workspace, Method method) throws IOException {
            this.workspace = workspace;
            this.method = method;
            Files.copy(folder.resolve("secrets.key"), workspace.resolve("secrets.key"));
            SampleOrganisation.load(source);
        }

        Process first() throws IOException {
            return program.first(environment(), workspace.resolve("log"), arguments("go"));
        }

        Process start(String mode) throws IOException {
            return program.again(environment(), workspace.resolve("log"), arguments(mode));
        }

        private String[] arguments(String mode) {
            return new String[] {source.url(), destination.url(), workspace.toString(), method.name(), mode};
        }

        private Map<String, String> environment() {
            Map<String, String> tokens = new TreeMap<>(Map.of("SOURCE_TOKEN", source.rootToken(), "DESTINATION_TOKEN", destination.rootToken()));
            if (Boolean.getBoolean("drover.everyBorder")) {
                tokens.put("EVERY_BORDER", "yes");
            }
            return tokens;
        }

        /** What verification finds, and how many people there are: one entry an item and relation. */
        Map<String, String> result() throws InterruptedException {
            Map<String, String> result = new TreeMap<>();
            try (Journeyman both = Journeyman.of(source.url(), source.rootToken(), destination.url(), destination.rootToken(), workspace, method)) {
                Verification verification = new Verifier(
                                both.source(), both.destination(), both.users(), repository -> List.of(), workspace.resolve("verify"), Time.system())
                        .verify(both.plan(), 4, Console.silent());
                for (Verification.ItemResult item : verification.items()) {
                    result.put(item.item() + " problems", item.problems().toString());
                    for (Verification.RelationResult relation : item.relations()) {
                        result.put(item.item() + " " + relation.relation(), relation.source() + " -> " + relation.destination() + ", " + relation.equal() + " equal, " + relation.tally());
                    }
                    both.destination().inventory().project(item.to()).map(Project::owner).ifPresent(project -> {
                        result.put(item.item() + " members", both.destination().inventory().members(project).stream().map(m -> named(m.username()) + " " + m.accessLevel()).sorted().toList().toString());
                        result.put(item.item() + " tokens", tokens(both, project).toString());
                    });
                }
                result.put("users", both.destination().inventory().users(null).items().stream().map(u -> named(u.username())).sorted().toList().toString());
                result.put("projects", both.destination().inventory().projects(null, null).items().stream().map(p -> p.fullPath().value()).sorted().toList().toString());
            }
            return result;
        }

        /** Every token that was made, with how many there are of its name; none whose secret is not sealed. */
        private Map<String, Integer> tokens(Journeyman both, Owner project) {
            Map<String, Integer> made = new TreeMap<>();
            Set<Long> sealed = both.site().sealing().orElseThrow().file().entries().stream().map(SealedEntry::id).collect(Collectors.toSet());
            for (Relation relation : Relations.of(Scope.PROJECT)) {
                if (Journeyman.TOKENS.contains(relation.name())) {
                    both.destination().tokens().there(relation, project).forEach((name, ids) -> {
                        assertThat(sealed).as("secrets of " + name).containsAll(ids);
                        made.put(relation.name() + " " + name, ids.size());
                    });
                }
            }
            return made;
        }

        /** Bots of new tokens have the project's id and chance in their names. */
        private static String named(String username) {
            return username.replaceFirst("^project_\\d+_bot_[0-9a-f]+$", "bot");
        }

        @Override
        public void close() {
            source.close();
            destination.close();
        }
    }

    private static List<String> differences(Map<String, String> found, Map<String, String> wanted) {
        Set<String> all = new TreeSet<>(found.keySet());
        all.addAll(wanted.keySet());
        return all.stream()
                .filter(key -> !Objects.equals(found.get(key), wanted.get(key)))
                .map(key -> key + ": " + found.get(key) + ", undisturbed: " + wanted.get(key))
                .toList();
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
