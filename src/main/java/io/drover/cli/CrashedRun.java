package io.drover.cli;

import io.drover.config.Workspace;
import io.drover.engine.JournalReader;
import io.drover.engine.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A run in a process of its own that is killed, not asked to stop, once its journal holds a number of steps. */
final class CrashedRun {
    private static final int LOOK_MILLIS = 20;
    private static final int LONGEST_SECONDS = 120;

    private final Workspace workspace;
    private final Map<String, String> environment;

    /** @param environment tokens and the clock, on top of this process's environment */
    CrashedRun(Workspace workspace, Map<String, String> environment) {
        this.workspace = workspace;
        this.environment = environment;
    }

    /**
     * Starts the run and kills it with SIGKILL when {@code steps} are recorded.
     *
     * @return how many were recorded when it died; empty when it ended before
     */
    Optional<Long> killAfter(long steps) throws IOException, InterruptedException {
        Process run = start();
        try {
            for (int waited = 0; run.isAlive() && waited < LONGEST_SECONDS * 1000; waited += LOOK_MILLIS) {
                if (recorded() >= steps) {
                    run.destroyForcibly().waitFor();
                    return Optional.of(recorded());
                }
                run.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            return Optional.empty();
        } finally {
            run.destroyForcibly();
        }
    }

    private Process start() throws IOException {
        String java = ProcessHandle.current().info().command().orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<String> command = new ArrayList<>(List.of(java, "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.drover.Main"));
        command.addAll(List.of("run", "--commit", "--workspace", workspace.root().toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectInput(ProcessBuilder.Redirect.PIPE);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.appendTo(workspace.root().resolve("crashed-run.log").toFile()));
        return builder.start();
    }

    private long recorded() {
        try (JournalReader reader = JournalReader.open(Store.sqlite(workspace.journal())).orElse(null)) {
            return reader == null ? 0 : reader.tally().steps();
        }
    }
}
