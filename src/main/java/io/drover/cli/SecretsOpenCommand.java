package io.drover.cli;

import io.drover.app.App;
import io.drover.config.Workspace;
import io.drover.secrets.SealedEntry;
import io.drover.secrets.SealedFile;
import io.drover.secrets.SealedFile.Opened;
import io.drover.secrets.SealingKey;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** {@code drover secrets open [FILE]}. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = "Print the new secrets, each with the place it is for. Nothing else of Drover ever prints them.",
        footer = {
            "",
            "Asks for the passphrase of drover secrets init, or takes it from DROVER_SECRETS_PASSPHRASE. Of a token that was made twice, the",
            "newest is shown. Several workers each have a file: open them one after the other.",
            "",
            "EXAMPLES",
            "  drover secrets open",
            "  drover secrets open worker-2/secrets.sealed",
            "  drover secrets open --json | jq -r '.[] | select(.key == \"Cluster\").secret'",
            "",
            "EXIT STATUS",
            "  0 done   3 no key, or another passphrase   30 the file cannot be read"
        })
final class SecretsOpenCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The sealed file. Default: secrets.sealed in the workspace.")
    private @Nullable Path file;

    @Option(names = "--key", paramLabel = "FILE", description = "The key. Default: secrets.key in the workspace.")
    private @Nullable Path key;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    SecretsOpenCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Workspace workspace = options.workspace();
        SealingKey sealing = SealingKey.read(key == null ? SealingKey.file(workspace) : key);
        SealingKey.Unlocked unlocked = sealing.unlock(SecretsCommand.passphrase(app, "The passphrase of secrets.key: "));
        List<Opened> opened = SealedFile.open(file == null ? SealedFile.file(workspace) : file, unlocked);
        if (options.json()) {
            app.console().print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(json(opened)));
        } else if (opened.isEmpty()) {
            app.console().print("Nothing was sealed yet.");
        } else {
            app.console().table(List.of("WHERE", "WHAT", "NAME", "SECRET"), opened.stream().map(SecretsOpenCommand::row).toList());
        }
        return ExitStatus.DONE;
    }

    private static List<String> row(Opened opened) {
        SealedEntry entry = opened.entry();
        return List.of(entry.instance() + "/" + entry.owner(), entry.relation(), entry.key(), opened.secret().reveal());
    }

    private static ArrayNode json(List<Opened> opened) {
        ArrayNode list = JsonMapper.shared().createArrayNode();
        for (Opened each : opened) {
            SealedEntry entry = each.entry();
            list.addObject()
                    .put("instance", entry.instance())
                    .put("owner", entry.owner())
                    .put("relation", entry.relation())
                    .put("key", entry.key())
                    .put("id", entry.id())
                    .put("made", entry.at().toString())
                    .put("secret", each.secret().reveal());
        }
        return list;
    }
}
