package io.drover.cli;

import io.drover.app.App;
import io.drover.problem.ProblemException;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover} itself: shows the journey, and knows every command. */
@Command(
        name = "drover",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = "Moves whole organisations into GitLab.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Acting on a real instance needs --commit; without it every command shows what it would do.",
            "",
            "EXIT STATUS",
            "  0 done   1 some items failed, differ or are blocked   2 usage   3 configuration",
            "  5 waiting for a decision   8 interrupted, resumable   30 environment   70 a bug of ours"
        })
public final class Drover implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    private Drover(App app) {
        this.app = app;
    }

    /** The command line with every command; run it with {@code execute(words)}. */
    public static CommandLine commandLine(App app) {
        return commandLine(app, new Commands(app).all());
    }

    /** The same for exactly these words: holds only the command they name, as reading the options of all takes a quarter of a second. */
    public static CommandLine commandLine(App app, String... words) {
        return commandLine(app, new Commands(app).wantedBy(words));
    }

    private static CommandLine commandLine(App app, List<Object> commands) {
        CommandLine line = new CommandLine(new Drover(app));
        commands.forEach(line::addSubcommand);
        line.setExecutionStrategy(Drover::logged);
        line.setExecutionExceptionHandler((failure, command, parsed) -> report(app, command, failure));
        line.setParameterExceptionHandler((mistake, arguments) -> misused(app, mistake));
        line.setExitCodeExceptionMapper(failure -> ExitStatus.BUG);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    /** Opens the workspace's log before a command that acts; those that only look start without one. */
    private static int logged(CommandLine.ParseResult parsed) {
        CommandLine.ParseResult command = parsed;
        while (command.hasSubcommand()) {
            command = command.subcommand();
        }
        if (command != parsed && !(command.commandSpec().userObject() instanceof StatusCommand)) {
            CommandSpec mixin = command.commandSpec().mixins().get("options");
            if (mixin != null && mixin.userObject() instanceof CommonOptions options) {
                LogFile.open(options.workspace(), options.verbose());
            }
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    @Override
    public Integer call() {
        new JourneyOverview(app, options.workspace()).print();
        return ExitStatus.DONE;
    }

    /** The mistake, what was meant perhaps, and where help is: a whole page of options would hide it. */
    private static int misused(App app, CommandLine.ParameterException mistake) {
        CommandLine command = mistake.getCommandLine();
        app.console().remark(String.valueOf(mistake.getMessage()));
        if (mistake instanceof CommandLine.UnmatchedArgumentException unmatched && !unmatched.getSuggestions().isEmpty()) {
            app.console().remark("Did you mean: " + String.join(", ", unmatched.getSuggestions()) + "?");
        }
        app.console().remark("See: " + command.getCommandSpec().qualifiedName() + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int report(App app, CommandLine command, Exception failure) {
        // made here: loggers cost a tenth of a second, and most commands end well
        Logger log = LoggerFactory.getLogger(Drover.class);
        if (!(failure instanceof ProblemException known)) {
            log.error("unexpected failure of {}", command.getCommandName(), failure);
            app.console().remark("This is a bug of ours: " + failure);
            app.console().remark("The log in .drover/drover.log has the details; please report it.");
            return ExitStatus.BUG;
        }
        log.info("ended by {}", known.problem(), known);
        boolean json = command.getParseResult().matchedOptionValue("--json", false);
        if (json) {
            app.console().print(JsonMapper.shared().writeValueAsString(known.problem()));
        } else {
            ProblemText.lines(known.problem(), app.console()).forEach(app.console()::remark);
        }
        return ExitStatus.of(known.problem().actor());
    }

}
