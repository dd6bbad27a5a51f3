package io.drover.cli;

import io.drover.app.App;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code drover users}: the people of a direct transfer, from placeholders to real users. */
@Command(
        name = "users",
        mixinStandardHelpOptions = true,
        description = "After a direct transfer: give placeholder users' contributions and memberships to the people that users.csv names.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "EXAMPLES",
            "  drover users status               who is a placeholder still, and whose word is missing",
            "  drover users reassign             what would be asked of whom",
            "  drover users reassign --commit",
            "",
            "EXIT STATUS",
            "  0 nobody is left   1 something failed   2 usage   3 configuration   5 people have to answer or to be named   30 environment"
        })
final class UsersCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private UsersCommand() {}

    static CommandLine line(App app) {
        return new CommandLine(new UsersCommand()).addSubcommand(new UsersStatusCommand(app)).addSubcommand(new UsersReassignCommand(app));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which one? status or reassign.");
    }
}
