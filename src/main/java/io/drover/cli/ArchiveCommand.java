package io.drover.cli;

import io.drover.console.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drover archive}: works on export archives alone, without an instance or a workspace. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        description = "Look into GitLab export archives, check them and rewrite their users. Works offline; needs no workspace.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "EXAMPLES",
            "  drover archive inspect export.tar.gz",
            "  drover archive check export.tar.gz && echo GitLab would import it",
            "  drover archive rewrite export.tar.gz -o new.tar.gz --users users.csv",
            "",
            "EXIT STATUS",
            "  0 done   1 GitLab would not import it   2 usage   3 a bad archive or users.csv   30 disk or permissions"
        })
final class ArchiveCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private ArchiveCommand() {}

    static CommandLine line(Console console) {
        return new CommandLine(new ArchiveCommand())
                .addSubcommand(new ArchiveInspectCommand(console))
                .addSubcommand(new ArchiveCheckCommand(console))
                .addSubcommand(new ArchiveRewriteCommand(console));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which one? inspect, check or rewrite.");
    }
}
