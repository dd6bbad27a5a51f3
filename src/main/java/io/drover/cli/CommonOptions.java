package io.drover.cli;

import io.drover.config.Workspace;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options every command of the journey has. */
public final class CommonOptions {
    @Option(
            names = {"-C", "--workspace"},
            paramLabel = "DIR",
            description = "Folder of the migration. Default: the current one.")
    private Path folder = Path.of("");

    @Option(names = "--json", description = "Print the result as JSON on standard output.")
    private boolean json;

    @Option(names = {"-v", "--verbose"}, description = "Log debug messages into .drover/drover.log.")
    private boolean verbose;

    public Workspace workspace() {
        return new Workspace(folder.toAbsolutePath().normalize());
    }

    public boolean json() {
        return json;
    }

    public boolean verbose() {
        return verbose;
    }
}
