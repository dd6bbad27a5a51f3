package io.drover.cli;

import io.drover.app.App;
import io.drover.config.Workspace;
import io.drover.connector.DestinationConnector;
import io.drover.console.Console;
import io.drover.console.Console.Style;
import io.drover.proof.ProofStage;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover proof check FILE}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Check a proof: its signature, and whether the destination still holds what was signed. Needs no source.",
        footer = {
            "",
            "Without --against only the file is checked, offline. With it, every ref, LFS object, upload, record and setting is read again",
            "and everything that is not as it was signed is named. Secret values are compared where the key that signed is at hand.",
            "",
            "EXAMPLES",
            "  drover proof check signed-off.proof",
            "  drover proof check signed-off.proof --against destination",
            "  drover proof check signed-off.proof --key SHA256:5f0c...   only when that key signed it",
            "",
            "EXIT STATUS",
            "  0 as it was signed   1 something is not, or the file was changed   3 no proof file   30 environment"
        })
final class ProofCheckCommand implements Callable<Integer> {
    /** Which side a proof can be held against. */
    enum Side {
        DESTINATION
    }

    @Parameters(paramLabel = "FILE", description = "What drover proof wrote.")
    private Path file = Path.of("");

    @Option(names = "--against", paramLabel = "SIDE", description = "Also compare with what an instance of drover.yaml holds now: destination.")
    private @Nullable Side against;

    @Option(names = "--key", paramLabel = "FINGERPRINT", description = "Accept only a proof that this key signed, as drover proof printed it.")
    private @Nullable String key;

    @Option(names = "--workers", paramLabel = "N", defaultValue = "8", description = "Groups and projects at once. Default: ${DEFAULT-VALUE}.")
    private int workers;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    ProofCheckCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() throws InterruptedException {
        ProofStage.Checked checked = checked();
        boolean other = key != null && !key.equals(checked.key());
        boolean good = checked.departures().isEmpty() && !other;
        if (options.json()) {
            app.console().print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(checked));
            return good ? ExitStatus.DONE : ExitStatus.FAILED;
        }
        Console console = app.console();
        ProofCommand.print(app, checked.departures());
        if (other) {
            console.print("the key: another one signed this proof, not " + key);
        }
        console.print(good ? console.styled(Style.GOOD, verdict(checked)) : console.styled(Style.BAD, "Not as it was signed."));
        console.print("signed     " + checked.madeAt() + ", " + checked.items() + " groups and projects at " + checked.destination());
        console.print("key        " + checked.key() + (checked.ours() ? " (this workspace's)" : " (not this workspace's: compare it with the one you were told)"));
        if (against != null && !checked.secrets()) {
            console.print("secrets    not compared: that takes the key that signed, .drover/proof.key of its workspace");
        }
        return good ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private ProofStage.Checked checked() throws InterruptedException {
        Workspace workspace = options.workspace();
        ProofStage stage = new ProofStage(workspace, app.console(), app.time());
        if (against == null) {
            return stage.check(file);
        }
        try (DestinationConnector destination = app.destination(app.config(workspace))) {
            return stage.check(file, destination, Math.max(1, workers));
        }
    }

    private String verdict(ProofStage.Checked checked) {
        return against == null ? "The file is as it was signed." : "As it was signed: " + checked.compared() + " records.";
    }
}
