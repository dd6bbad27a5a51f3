package io.drover.cli;

import io.drover.archive.ArchiveContents;
import io.drover.archive.ArchiveInspector;
import io.drover.archive.ImportLimits;
import io.drover.console.Console;
import io.drover.console.Console.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover archive inspect FILE}. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Show what is in an export archive: versions, relations, people, repositories, files, and what an importer would drop or change.",
        footer = {
            "",
            "EXAMPLES",
            "  drover archive inspect export.tar.gz",
            "  drover archive inspect export.tar.gz --people            everybody it names, with ids for users.csv",
            "  drover archive inspect export.tar.gz --json | jq '.people[] | select(.member | not)'",
            "",
            "EXIT STATUS",
            "  0 shown, and GitLab would import it   1 shown, but GitLab would not import it",
            "  2 usage   3 damaged or hostile, could not be read to its end   30 disk or permissions"
        })
final class ArchiveInspectCommand implements Callable<Integer> {
    @Mixin
    private ArchiveOptions options = new ArchiveOptions();

    @Option(names = "--json", description = "Print everything as JSON on standard output.")
    private boolean json;

    @Option(names = "--people", description = "List everybody, not only the first ten.")
    private boolean allPeople;

    private final Console console;

    ArchiveInspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        ArchiveContents contents;
        try (Progress progress = options.progress(json ? Console.silent() : console, "inspecting")) {
            contents = new ArchiveInspector(options.limits(), ImportLimits.GITLAB, progress::advance).inspect(options.file());
        }
        if (json) {
            console.print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(contents));
        } else {
            new ArchiveText(console, allPeople).print(contents);
        }
        return contents.refusals().isEmpty() ? ExitStatus.DONE : ExitStatus.FAILED;
    }
}
