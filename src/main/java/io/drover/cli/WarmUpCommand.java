package io.drover.cli;

import io.drover.app.App;
import io.drover.config.ConfigTemplate;
import io.drover.config.Workspace;
import io.drover.console.Console;
import io.drover.engine.Engine;
import io.drover.engine.EngineOptions;
import io.drover.engine.Submission;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What the launcher runs once after a build, so that the classes of the commands that only look come from a cache. Every class in the cache
 * is loaded at every start, used or not: what makes the workspace to look at (the engine, its database migrations) runs in another process
 * than what looks. Not for people.
 */
@Command(name = "warm-up", hidden = true, description = "Used by the launcher after a build.")
final class WarmUpCommand implements Callable<Integer> {
    @Option(names = "--make", description = "Make the workspace; without, look at it.")
    private boolean make;

    @Parameters(paramLabel = "FOLDER", description = "Of the workspace.")
    private Path folder = Path.of("");

    private final App app;

    WarmUpCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() throws IOException {
        if (make) {
            make();
        } else {
            look();
        }
        return ExitStatus.DONE;
    }

    private void make() throws IOException {
        Workspace workspace = new Workspace(folder);
        Files.createDirectories(folder);
        Files.writeString(workspace.config(), ConfigTemplate.text(URI.create("https://a.example"), URI.create("https://b.example"), List.of(), null));
        try (Engine engine = Engine.open(EngineOptions.local(workspace.journal(), app.time(), Map.of()))) {
            engine.submit(List.of(new Submission("project:a/b", "project", "wave", 0, JsonNodeFactory.instance.objectNode())));
        }
    }

    private void look() {
        App silent = app.rehearsing(Console.silent(), app.time(), app.tokens());
        String place = folder.toString();
        for (List<String> words : List.of(List.of("status", "--all", "-C", place), List.of("-C", place), List.of("explain"))) {
            String[] arguments = words.toArray(new String[0]);
            Drover.commandLine(silent, arguments).execute(arguments);
        }
    }
}
