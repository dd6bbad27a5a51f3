package io.drover.cli;

import io.drover.app.App;
import io.drover.assess.AssessStage;
import io.drover.assess.Assessment;
import io.drover.assess.DestinationPaths;
import io.drover.assess.Finding;
import io.drover.assess.Severity;
import io.drover.config.DroverConfig;
import io.drover.config.Workspace;
import io.drover.connector.DestinationConnector;
import io.drover.console.Bytes;
import io.drover.console.Console;
import io.drover.console.Console.Style;
import io.drover.console.TerminalConsole;
import io.drover.identity.Likeness;
import io.drover.inventory.Inventory;
import io.drover.inventory.InventoryFile;
import io.drover.model.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover assess}. */
@Command(
        name = "assess",
        mixinStandardHelpOptions = true,
        description = "Find out what will hurt: limits, collisions, people and losses, with the source of each rule. Reads only.",
        footer = {
            "",
            "BLOCKER cannot move until somebody acts   LOSS will be gone   CHANGE will be different   NOTICE good to know",
            "",
            "EXAMPLES",
            "  drover assess",
            "  drover assess --severity blocker       only what stands in the way",
            "  drover assess --json | jq '.findings[] | select(.severity == \"LOSS\")'",
            "",
            "EXIT STATUS",
            "  0 nothing stands in the way   1 there are blockers   3 configuration   30 environment"
        })
final class AssessCommand implements Callable<Integer> {
    @Option(names = "--severity", paramLabel = "WORD", description = "Show only blocker, loss, change or notice. All are written to assessment.json.")
    private List<Severity> severities = Arrays.asList(Severity.values());

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    AssessCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Workspace workspace = options.workspace();
        DroverConfig config = app.config(workspace);
        Inventory inventory = InventoryFile.read(workspace);
        DestinationPaths paths = new DestinationPaths(config.roots(), config.into());
        Assessment assessment;
        try (DestinationConnector destination = app.destination(config)) {
            assessment = new AssessStage(destination, workspace, app.console(), app.time(), new Likeness(config.foldsPlus())).run(inventory, paths);
        }
        if (options.json()) {
            app.console().print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(assessment));
        } else {
            print(assessment, workspace);
        }
        return assessment.blocked() ? ExitStatus.FAILED : ExitStatus.DONE;
    }

    private void print(Assessment assessment, Workspace workspace) {
        Console console = app.console();
        for (Severity severity : Severity.values()) {
            List<Finding> found = assessment.findings().stream().filter(f -> f.severity() == severity).toList();
            if (!found.isEmpty() && severities.contains(severity)) {
                console.print(console.styled(style(severity), severity.name()) + "  " + found.size() + " (" + meaning(severity) + ")");
                found.forEach(f -> print(console, f));
                console.print("");
            }
        }
        console.print("Methods: " + methods(assessment));
        Assessment.Forecast forecast = assessment.forecast();
        console.print("Forecast: about " + TerminalConsole.duration(forecast.expected()) + " for " + Bytes.words(forecast.bytes()) + "; what decides: "
                + forecast.bottleneck());
        console.print("Written to " + workspace.assessment() + ". " + (assessment.blocked() ? "Clear the blockers, or leave those items out. " : "")
                + "Next: drover plan");
    }

    private static void print(Console console, Finding finding) {
        String where = finding.path() == null ? "" : finding.path() + " ";
        console.print("  " + console.styled(Style.STRONG, where) + finding.what());
        String by = "[" + finding.check() + ", " + finding.actor().label() + ", " + finding.source() + "]";
        console.print("      " + finding.next() + " " + console.styled(Style.QUIET, by));
    }

    private static Style style(Severity severity) {
        return switch (severity) {
            case BLOCKER -> Style.BAD;
            case LOSS, CHANGE -> Style.WARN;
            case NOTICE -> Style.QUIET;
        };
    }

    private static String meaning(Severity severity) {
        return switch (severity) {
            case BLOCKER -> "cannot move until somebody acts";
            case LOSS -> "will be gone at the destination";
            case CHANGE -> "will be different at the destination";
            case NOTICE -> "good to know";
        };
    }

    private static String methods(Assessment assessment) {
        if (assessment.advice().isEmpty()) {
            return "no projects";
        }
        return Arrays.stream(Method.values())
                .map(m -> assessment.advice().values().stream().filter(a -> a.method() == m).count() + " " + m.words())
                .filter(words -> !words.startsWith("0 "))
                .collect(Collectors.joining(", "))
                .toLowerCase(Locale.ROOT);
    }
}
