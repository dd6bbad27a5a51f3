package io.drover.cli;

import io.drover.app.App;
import io.drover.config.ConfigTemplate;
import io.drover.config.Workspace;
import io.drover.console.Console;
import io.drover.engine.Engine;
import io.drover.engine.EngineOptions;
import io.drover.engine.Submission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import tools.jackson.databind.node.JsonNodeFactory;

/** What the launcher runs once after a build, so that the classes of the commands that only look come from a cache. Not for people. */
@Command(name = "warm-up", hidden = true, description = "Used by the launcher after a build.")
final class WarmUpCommand implements Callable<Integer> {
    private final App app;

    WarmUpCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("drover-warm-up");
        try {
            Workspace workspace = new Workspace(folder);
            Files.writeString(workspace.config(), ConfigTemplate.text(URI.create("https://a.example"), URI.create("https://b.example"), List.of(), null));
            try (Engine engine = Engine.open(EngineOptions.local(workspace.journal(), app.time(), Map.of()))) {
                engine.submit(List.of(new Submission("project:a/b", "project", "wave", 0, JsonNodeFactory.instance.objectNode())));
            }
            App silent = app.rehearsing(Console.silent(), app.time(), app.tokens());
            for (List<String> words : List.of(List.of("status", "--all"), List.of("status", "--json"), List.of("explain"), List.<String>of())) {
                String[] arguments = new java.util.ArrayList<>(words).toArray(new String[words.size() + 2]);
                arguments[words.size()] = "--workspace";
                arguments[words.size() + 1] = folder.toString();
                Drover.commandLine(silent).execute(arguments);
            }
            return ExitStatus.DONE;
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
