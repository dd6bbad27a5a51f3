package io.drover.cli;

import io.drover.app.App;
import io.drover.config.Workspace;
import io.drover.connector.DestinationConnector;
import io.drover.console.Console.Style;
import io.drover.proof.Departure;
import io.drover.proof.ProofStage;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover proof}. */
@Command(
        name = "proof",
        mixinStandardHelpOptions = true,
        description = "Sign what was verified: one file by which everybody can see later, without the source, whether it is still so.",
        footer = {
            "",
            "Reads the destination again and signs it with the workspace's key (.drover/proof.key, made at the first time) when it is",
            "what the last verification saw. The file holds digests, no content; it can be kept and sent. Keep the key's fingerprint apart.",
            "",
            "EXAMPLES",
            "  drover proof",
            "  drover proof --output signed-off.proof",
            "  drover proof check signed-off.proof --against destination",
            "",
            "EXIT STATUS",
            "  0 signed   1 the destination changed since the verification: nothing was signed   3 configuration   30 environment"
        })
final class ProofCommand implements Callable<Integer> {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Option(names = "--output", paramLabel = "FILE", description = "Where to write it. Default: drover-TIME.proof in the workspace.")
    private @Nullable Path output;

    @Option(names = "--workers", paramLabel = "N", defaultValue = "8", description = "Groups and projects at once. Default: ${DEFAULT-VALUE}.")
    private int workers;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    private ProofCommand(App app) {
        this.app = app;
    }

    static CommandLine line(App app) {
        return new CommandLine(new ProofCommand(app)).addSubcommand(new ProofCheckCommand(app));
    }

    @Override
    public Integer call() throws InterruptedException {
        Workspace workspace = options.workspace();
        Path file = output == null ? workspace.root().resolve("drover-" + STAMP.format(app.time().now()) + ".proof") : output;
        ProofStage.Made made;
        try (DestinationConnector destination = app.destination(app.config(workspace))) {
            made = new ProofStage(workspace, app.console(), app.time()).make(destination, file, new ProgramVersion().getVersion()[0], Math.max(1, workers));
        }
        if (options.json()) {
            app.console().print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(made));
        } else if (made.file() == null) {
            print(app, made.departures());
            app.console().print(app.console().styled(Style.BAD, "Not signed.") + " The destination is not what was verified. Run drover verify, then again.");
        } else {
            app.console().print("%s %d records of %d groups and projects in %s".formatted(app.console().styled(Style.GOOD, "Signed."), made.records(), made.items(), made.file()));
            app.console().print("root  " + made.root());
            app.console().print("key   " + made.key());
        }
        return made.file() == null ? ExitStatus.FAILED : ExitStatus.DONE;
    }

    static void print(App app, List<Departure> departures) {
        departures.forEach(d -> app.console().print(String.join(" ", List.of(d.item(), d.what()).stream().filter(s -> !s.isEmpty()).toList()) + ": " + d.how()));
    }
}
