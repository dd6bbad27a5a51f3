package io.drover.cli;

import io.drover.app.App;
import io.drover.config.ConfigProblem;
import io.drover.config.ConfigTemplate;
import io.drover.config.Workspace;
import io.drover.model.FullPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Write a commented drover.yaml into the workspace. Never overwrites one.",
        footer = {
            "",
            "EXAMPLES",
            "  drover init --source https://gitlab.old.example --destination https://gitlab.new.example --group acme",
            "  drover init -C acme-move --source https://gitlab.old.example --destination https://gitlab.com --group acme --into acme-corp",
            "",
            "EXIT STATUS",
            "  0 written   3 there is one already   30 the folder cannot be written"
        })
final class InitCommand implements Callable<Integer> {
    @Option(names = "--source", paramLabel = "URL", description = "Base URL of the GitLab to move from.", defaultValue = "https://gitlab.old.example")
    private URI source = URI.create("https://gitlab.old.example");

    @Option(names = "--destination", paramLabel = "URL", description = "Base URL of the GitLab to move to.", defaultValue = "https://gitlab.new.example")
    private URI destination = URI.create("https://gitlab.new.example");

    @Option(names = "--group", paramLabel = "PATH", description = "A group to move, with everything below it. Repeatable. Default: everything the token sees.")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--into", paramLabel = "PATH", description = "Namespace at the destination to move below. Default: keep the top-level groups.")
    private @Nullable String into;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    InitCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Workspace workspace = options.workspace();
        if (Files.exists(workspace.config())) {
            throw ConfigProblem.WORKSPACE_EXISTS.exception("there is a drover.yaml already", workspace.config().toString());
        }
        List<FullPath> roots = groups.stream().map(FullPath::of).toList();
        String text = ConfigTemplate.text(source, destination, roots, into == null ? null : FullPath.of(into));
        try {
            Files.createDirectories(workspace.root());
            Files.writeString(workspace.config(), text);
            ignoreOwnFiles(workspace);
        } catch (IOException e) {
            throw ConfigProblem.CONFIG_UNREADABLE.exception("the workspace cannot be written", workspace.root().toString(), e);
        }
        app.console().print("Wrote " + workspace.config());
        app.console().print("Next: export DROVER_SOURCE_TOKEN and DROVER_DESTINATION_TOKEN, then `drover doctor`.");
        return ExitStatus.DONE;
    }

    /** The workspace is made to be kept in Git; the program's own folder is not. */
    private static void ignoreOwnFiles(Workspace workspace) throws IOException {
        if (!Files.exists(workspace.root().resolve(".gitignore"))) {
            Files.writeString(workspace.root().resolve(".gitignore"), ".drover/\n");
        }
    }
}
