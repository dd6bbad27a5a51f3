package io.drover.engine;

import io.drover.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.StringNode;

/** A worker in a JVM of its own, to be killed: every step leaves one line in a file before the journal hears of it. */
final class CrashingWorker {
    static final int ITEMS = 30;
    static final int STEPS = 5;
    static final int WIDTH = 3;

    private CrashingWorker() {}

    /** Arguments: {@code sqlite FILE | postgresql URL}, the worker's name, the file of effects. */
    public static void main(String[] arguments) {
        Path effects = Path.of(arguments[3]);
        EngineOptions options = options(arguments[0], arguments[1], arguments[2], effects);
        try (Engine engine = Engine.open(options)) {
            engine.submit(items());
            engine.start();
            engine.await(tally -> {});
        }
    }

    private static EngineOptions options(String kind, String where, String worker, Path effects) {
        Map<String, Itinerary> itineraries = Map.of("thing", journey -> travel(journey, effects));
        EngineOptions options = kind.equals("sqlite")
                ? EngineOptions.local(Path.of(where), Time.system(), itineraries)
                : EngineOptions.shared(Store.postgresql(where, Optional.of("postgres"), Optional.empty()), worker, Time.system(), itineraries);
        Map<Lane, Integer> lanes = Map.of(
                Lane.PREPARE, WIDTH, Lane.EXPORT, WIDTH, Lane.TRANSFER, 0, Lane.IMPORT, 0, Lane.COMPLEMENT, 0, Lane.VERIFY, 0);
        return options.withLanes(lanes).withRhythm(Duration.ofMillis(500), Duration.ofMillis(20));
    }

    static List<Submission> items() {
        List<Submission> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(new Submission("item-" + i, "thing", "wave", 1 + i % 2, StringNode.valueOf("")));
        }
        return items;
    }

    private static void travel(Journey journey, Path effects) throws Exception {
        for (int i = 0; i < STEPS; i++) {
            String name = "step-" + i;
            journey.undo(name, "erase", StringNode.valueOf(name));
            journey.step(name, () -> append(effects, journey.item() + " " + name));
            if (i == 1) {
                journey.lane(Lane.EXPORT);
            }
            if (i == 2) {
                journey.poll("wait", Duration.ofMillis(5), Duration.ofMinutes(1), String.class, () ->
                        journey.now().toEpochMilli() % 3 == 0 ? Optional.of("now") : Optional.empty());
            }
        }
    }

    private static void append(Path file, String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
