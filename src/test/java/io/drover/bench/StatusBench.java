package io.drover.bench;

import io.drover.config.ConfigTemplate;
import io.drover.config.Workspace;
import io.drover.engine.Engine;
import io.drover.engine.EngineOptions;
import io.drover.engine.Submission;
import io.drover.time.Time;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;

/** Wall time of {@code drover status} on 5,000 items: the launcher with its cache, beside the same jar without. */
final class StatusBench implements Bench.Measurement {
    private static final int ITEMS = 5_000;
    private static final int RUNS = 10;

    @Override
    public void measure(List<Bench.Row> rows) throws Exception {
        Path folder = Files.createTempDirectory("drover-bench-status");
        Workspace workspace = new Workspace(folder);
        Files.writeString(workspace.config(), ConfigTemplate.text(URI.create("https://a.example"), URI.create("https://b.example"), List.of(), null));
        journal(workspace);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> plain = List.of(java, "--enable-native-access=ALL-UNNAMED", "-cp", "target/drover.jar", "io.drover.Main", "status", "-C", folder.toString());
        List<String> launcher = List.of("./drover", "status", "-C", folder.toString());
        run(launcher); // makes the cache when it is not there yet
        double cached = median(launcher);
        double bare = median(plain);
        rows.add(new Bench.Row(
                "status: 5,000 items, wall time",
                "%.2f s from the launcher; %.2f s from the bare jar".formatted(cached, bare),
                "%.1f times as fast as the bare jar".formatted(bare / cached),
                "under 0.4 s"));
    }

    private static void journal(Workspace workspace) {
        List<Submission> items = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            items.add(new Submission("project:acme/team-%02d/service-%04d".formatted(i % 40, i), "project", "wave " + i / 500, i / 500, JsonNodeFactory.instance.objectNode()));
        }
        try (Engine engine = Engine.open(EngineOptions.local(workspace.journal(), Time.system(), Map.of()))) {
            engine.submit(items);
        }
    }

    private static double median(List<String> command) throws Exception {
        double[] seconds = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            seconds[i] = run(command);
        }
        Arrays.sort(seconds);
        return seconds[RUNS / 2];
    }

    private static double run(List<String> command) throws Exception {
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException(command + " exited with " + status);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
