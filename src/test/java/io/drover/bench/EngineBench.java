package io.drover.bench;

import io.drover.engine.Engine;
import io.drover.engine.EngineOptions;
import io.drover.engine.Itinerary;
import io.drover.engine.Lane;
import io.drover.engine.Submission;
import io.drover.time.Time;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Steps per second on SQLite, beside bare one-row commits into the same kind of file; and what 30,000 parked items cost. */
final class EngineBench implements Bench.Measurement {
    private static final int ITEMS = 1_000;
    private static final int STEPS = 10;
    private static final int PARKED = 30_000;
    private static final Duration LOOK = Duration.ofSeconds(20);

    @Override
    public void measure(List<Bench.Row> rows) throws Exception {
        Path folder = Files.createTempDirectory("drover-bench");
        double bare = commits(folder.resolve("bare.db"));
        double steps = steps(folder.resolve("steps.db"));
        rows.add(new Bench.Row(
                "engine: recorded steps on SQLite, synchronous=FULL",
                "%.0f steps/s; bare one-row commits %.0f/s".formatted(steps, bare),
                "%.2f of a bare commit's rate".formatted(steps / bare),
                ""));
        double share = parked(folder.resolve("parked.db"));
        rows.add(new Bench.Row(
                "engine: 30,000 parked items", "%.2f %% of one core while they wait".formatted(share * 100), "", ""));
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static double commits(Path file) throws Exception {
        int count = 3_000;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?journal_mode=WAL&synchronous=FULL")) {
            connection.createStatement().execute("create table t (k text primary key, v text)");
            try (PreparedStatement insert = connection.prepareStatement("insert into t values (?, ?)")) {
                long start = System.nanoTime();
                for (int i = 0; i < count; i++) {
                    insert.setString(1, "item " + i);
                    insert.setString(2, "{\"result\":true}");
                    insert.executeUpdate();
                }
                return count / ((System.nanoTime() - start) / 1e9);
            }
        }
    }

    private static double steps(Path file) throws Exception {
        Itinerary itinerary = journey -> {
            for (int i = 0; i < STEPS; i++) {
                journey.step("step " + i, () -> {});
            }
        };
        try (Engine engine = Engine.open(EngineOptions.local(file, Time.system(), Map.of("bench", itinerary)).withLanes(Map.of(Lane.PREPARE, 8)))) {
            engine.submit(items(ITEMS));
            long start = System.nanoTime();
            engine.start();
            engine.await(tally -> {});
            return ITEMS * STEPS / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static double parked(Path file) throws Exception {
        Itinerary itinerary =
                journey -> journey.poll("never", Duration.ofMinutes(30), Duration.ofDays(1), Boolean.class, Optional::<Boolean>empty);
        try (Engine engine = Engine.open(EngineOptions.local(file, Time.system(), Map.of("bench", itinerary)).withLanes(Map.of(Lane.PREPARE, 16)))) {
            engine.submit(items(PARKED));
            engine.start();
            while (!allAsked(engine)) {
                Thread.sleep(500);
            }
            var process = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            long before = process.getProcessCpuTime();
            Thread.sleep(LOOK);
            return (process.getProcessCpuTime() - before) / (double) LOOK.toNanos();
        }
    }

    /** Every item has asked once and is parked when the next due moment is minutes away. */
    private static boolean allAsked(Engine engine) {
        return engine.reader().nextDue().filter(due -> due.isAfter(Time.system().now().plusSeconds(60))).isPresent();
    }

    private static List<Submission> items(int count) {
        List<Submission> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new Submission("item " + i, "bench", "wave", 0, JsonNodeFactory.instance.objectNode()));
        }
        return items;
    }
}
