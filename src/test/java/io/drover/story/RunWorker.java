package io.drover.story;

import io.drover.engine.Lane;
import io.drover.engine.RetryPolicy;
import io.drover.engine.StepWatch;
import io.drover.engine.Tally;
import io.drover.model.Method;
import io.drover.run.Migration;
import io.drover.run.RunOptions;
import io.drover.run.Selection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** {@code drover run} in a JVM of its own, to be killed. Exit status 0 when every item is done. */
public final class RunWorker {
    private RunWorker() {}

    /** Arguments: URL of the source, URL of the destination, workspace, method, {@code stop-at-steps} or {@code go}. Tokens come from the environment. */
    public static void main(String[] arguments) {
        Path workspace = Path.of(arguments[2]);
        try (Journeyman journeyman = Journeyman.of(arguments[0], System.getenv("SOURCE_TOKEN"), arguments[1], System.getenv("DESTINATION_TOKEN"), workspace, Method.valueOf(arguments[3]));
                Migration migration = Migration.open(journeyman.site(), journeyman.plan(), options(workspace, arguments[4]))) {
            Tally tally = migration.run(Selection.EVERYTHING, t -> {});
            migration.summary().items().stream()
                    .filter(item -> item.problem() != null)
                    .forEach(item -> System.err.println(item.item() + " " + item.problem()));
            System.exit(tally.ended() == tally.total() && tally.of(io.drover.engine.ItemState.FAILED) == 0 ? 0 : 1);
        }
    }

    private static RunOptions options(Path workspace, String mode) {
        Map<Lane, Integer> lanes = new HashMap<>();
        for (Lane lane : Lane.values()) {
            lanes.put(lane, 3);
        }
        RunOptions options = RunOptions.local(workspace.resolve("journal.db"))
                .withLanes(lanes)
                .withRetries(new RetryPolicy(20, Duration.ofMillis(50), Duration.ofSeconds(1)))
                .withLook(Duration.ofMillis(20));
        return mode.equals("go") ? options : options.withWatch(new StopsAtSteps(marks(workspace)));
    }

    static Path marks(Path workspace) {
        return workspace.resolve("stopped-at");
    }

    /**
     * Stops, once in a life, where a step has had its effect and the journal does not know it yet: the worst moment. Says so in a file and
     * waits there for the kill.
     */
    private static final class StopsAtSteps implements StepWatch {
        /** With {@code EVERY_BORDER} also where a step is just recorded and the next has not begun: twice as long, nothing can repeat there. */
        private final boolean everyBorder = System.getenv("EVERY_BORDER") != null;

        private static final Pattern NAMES = Pattern.compile(" user .*| of \\w+ \\(\\d+\\)$| \\w+ \\(\\d+\\)$");
        private final Path file;
        private final Set<String> before;
        private final AtomicBoolean stopped = new AtomicBoolean();

        StopsAtSteps(Path file) {
            this.file = file;
            try {
                this.before = Files.exists(file) ? new HashSet<>(Files.readAllLines(file)) : Set.of();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void crossed(String item, String step, Border border) {
            String name = item.substring(0, item.indexOf(':')) + ", " + NAMES.matcher(step).replaceAll(" user") + ", " + border;
            boolean hurts = border == Border.DONE || (everyBorder && border == Border.RECORDED);
            if (hurts && !before.contains(name) && stopped.compareAndSet(false, true)) {
                try {
                    Files.write(file, List.of(name), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                while (true) {
                    LockSupport.park();
                }
            }
        }
    }
}
