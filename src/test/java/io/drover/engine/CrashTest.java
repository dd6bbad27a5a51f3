package io.drover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 of a real JVM, at moments a seed chooses. */
class CrashTest {
    private static final int KILLS = Integer.getInteger("drover.crashes", 4);
    private final long seed = Long.getLong("drover.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path folder;

    @Test
    void nothing_is_missing_and_little_is_repeated_after_kills_on_sqlite() throws Exception {
        String journal = folder.resolve("journal.db").toString();
        for (int kill = 0; kill < KILLS; kill++) {
            Process child = worker("sqlite", journal, "local");
            killAfter(child, 1 + random.nextInt(CrashingWorker.ITEMS * CrashingWorker.STEPS / KILLS));
        }
        assertThat(worker("sqlite", journal, "local").waitFor()).as(this::story).isZero();
        check(Store.sqlite(Path.of(journal)), KILLS);
    }

    @Test
    void a_second_worker_on_postgresql_finishes_what_a_killed_one_began() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start()) {
            String url = server.getJdbcUrl("postgres", "postgres");
            Process doomed = worker("postgresql", url, "doomed");
            Process survivor = worker("postgresql", url, "survivor");
            killAfter(doomed, 1 + random.nextInt(60));
            assertThat(survivor.waitFor()).as(this::story).isZero();
            check(Store.postgresql(url, Optional.of("postgres"), Optional.empty()), 1);
        }
    }

    private Process worker(String kind, String where, String name) throws IOException {
        return ChildJvm.start(CrashingWorker.class, folder.resolve("log"), kind, where, name, effectsFile().toString());
    }

    private void killAfter(Process child, int moreEffects) throws InterruptedException {
        int before = effects().size();
        Awaitility.await()
                .atMost(60, TimeUnit.SECONDS)
                .pollInterval(2, TimeUnit.MILLISECONDS)
                .until(() -> !child.isAlive() || effects().size() >= before + moreEffects);
        child.destroyForcibly().waitFor();
    }

    private void check(Store store, int kills) {
        List<String> effects = effects();
        Set<String> distinct = new HashSet<>(effects);
        List<String> missing = new ArrayList<>();
        for (Submission item : CrashingWorker.items()) {
            for (int step = 0; step < CrashingWorker.STEPS; step++) {
                String line = item.item() + " step-" + step;
                if (!distinct.contains(line)) {
                    missing.add(line);
                }
            }
        }
        assertThat(missing).as(this::story).isEmpty();
        // Whatever was in flight when the process died, and nothing else.
        assertThat(effects.size() - distinct.size()).as(this::story).isLessThanOrEqualTo(kills * 2 * CrashingWorker.WIDTH);
        try (JournalReader reader = JournalReader.open(store).orElseThrow()) {
            assertThat(reader.tally().of(ItemState.DONE)).as(this::story).isEqualTo(CrashingWorker.ITEMS);
            assertThat(reader.undos()).hasSize(CrashingWorker.ITEMS * CrashingWorker.STEPS);
        }
    }

    private Path effectsFile() {
        return folder.resolve("effects");
    }

    private List<String> effects() {
        try {
            return Files.exists(effectsFile()) ? Files.readAllLines(effectsFile()) : List.of();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String story() {
        try {
            return "seed " + seed + "\n" + Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            return "seed " + seed;
        }
    }
}
