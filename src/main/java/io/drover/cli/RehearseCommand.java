package io.drover.cli;

import io.drover.app.App;
import io.drover.config.ConfigProblem;
import io.drover.config.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code drover rehearse}. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description = "Run the whole journey on two simulated GitLabs, with one crash on the way. Needs no token and no network.",
        footer = {
            "",
            "EXAMPLES",
            "  drover rehearse",
            "  drover rehearse --direct-transfer     the destination pulls, and authors become placeholder users",
            "  drover rehearse --folder try-out      keep plan.yaml, users.csv and the report there to look at",
            "",
            "EXIT STATUS",
            "  0 everything arrived or is declared   1 something is different   30 the folder cannot be written"
        })
final class RehearseCommand implements Callable<Integer> {
    @Option(names = "--folder", paramLabel = "DIR", description = "Workspace to leave behind; must be new or empty. Default: a temporary folder.")
    private @Nullable Path folder;

    @Option(names = "--seed", paramLabel = "N", description = "Of tokens, secrets and the moment of the crash. Default: 1.", defaultValue = "1")
    private long seed = 1;

    @Option(names = "--direct-transfer", description = "Both instances have direct transfer switched on. Default: off, as GitLab is installed, so archives go.")
    private boolean directTransfer;

    private final App app;

    RehearseCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            return new Rehearsal(app, new Workspace(place()), seed, directTransfer).tell();
        } catch (IOException e) {
            throw ConfigProblem.CONFIG_UNREADABLE.exception("the rehearsal's folder cannot be written: " + e.getMessage(), String.valueOf(folder), e);
        }
    }

    private Path place() throws IOException {
        if (folder == null) {
            return Files.createTempDirectory("drover-rehearsal-");
        }
        Files.createDirectories(folder);
        try (var inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw ConfigProblem.WORKSPACE_EXISTS.exception("the folder for the rehearsal is not empty", folder.toString());
            }
        }
        return folder.toAbsolutePath().normalize();
    }
}
