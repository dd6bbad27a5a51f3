package io.drover.cli;

import io.drover.app.App;
import io.drover.config.Secret;
import io.drover.config.Workspace;
import io.drover.console.Console.Style;
import io.drover.secrets.SealingKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover secrets init}. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Make the key that new secrets are sealed with, and give it a passphrase.",
        footer = {
            "",
            "Asks for the passphrase, or takes it from DROVER_SECRETS_PASSPHRASE. Nobody can open secrets.sealed without it and secrets.key.",
            "Several workers share one key: copy secrets.key into each worker's folder.",
            "",
            "EXAMPLES",
            "  drover secrets init",
            "",
            "EXIT STATUS",
            "  0 done   3 there is a key already, or no passphrase"
        })
final class SecretsInitCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    SecretsInitCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Workspace workspace = options.workspace();
        Path file = SealingKey.file(workspace);
        app.config(workspace);
        boolean there = Files.exists(file);
        Secret passphrase = there ? new Secret("") : SecretsCommand.passphrase(app, "A passphrase for new secrets, 12 characters or more: ");
        SealingKey.create(file, passphrase);
        if (options.json()) {
            app.console().print(JsonMapper.shared().writeValueAsString(Map.of("key", file.toString())));
        } else {
            app.console().print(app.console().styled(Style.GOOD, "Made.") + " " + file + "  (keep it, and its passphrase, until every secret is in its place)");
        }
        return ExitStatus.DONE;
    }
}
