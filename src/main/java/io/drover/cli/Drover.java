package io.drover.cli;

import io.drover.app.App;
import io.drover.problem.ProblemException;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.AutoComplete;
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
    private static final Logger LOG = LoggerFactory.getLogger(Drover.class);

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    private Drover(App app) {
        this.app = app;
    }

    /** The command line with every command built by hand; run it with {@code execute(args)}. */
    public static CommandLine commandLine(App app) {
        CommandLine line = new CommandLine(new Drover(app))
                .addSubcommand(new RehearseCommand(app))
                .addSubcommand(new SimulateCommand())
                .addSubcommand(new InitCommand(app))
                .addSubcommand(new DoctorCommand(app))
                .addSubcommand(new InventoryCommand(app))
                .addSubcommand(new AssessCommand(app))
                .addSubcommand(new PlanCommand(app))
                .addSubcommand(new RunCommand(app))
                .addSubcommand(new StatusCommand(app))
                .addSubcommand(new VerifyCommand(app))
                .addSubcommand(new ReportCommand(app))
                .addSubcommand(new RollbackCommand(app))
                .addSubcommand(ArchiveCommand.line(app.console()))
                .addSubcommand(new ExplainCommand(app))
                .addSubcommand(new BundleCommand(app))
                .addSubcommand(completion())
                .addSubcommand(new WarmUpCommand(app));
        line.setExecutionStrategy(Drover::logged);
        line.setExecutionExceptionHandler((failure, command, parsed) -> report(app, command, failure));
        line.setExitCodeExceptionMapper(failure -> ExitStatus.BUG);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line;
    }

    /** {@code source <(drover generate-completion)} in a shell; not listed among the commands of the journey. */
    private static CommandLine completion() {
        CommandLine completion = new CommandLine(new AutoComplete.GenerateCompletion());
        completion.getCommandSpec().usageMessage().hidden(true);
        return completion;
    }

    /** Opens the workspace's log before a command that acts; those that only look start without one. */
    private static int logged(CommandLine.ParseResult parsed) {
        CommandLine.ParseResult command = parsed.subcommand();
        if (command != null && !(command.commandSpec().userObject() instanceof StatusCommand)) {
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

    private static int report(App app, CommandLine command, Exception failure) {
        if (!(failure instanceof ProblemException known)) {
            LOG.error("unexpected failure of {}", command.getCommandName(), failure);
            app.console().remark("This is a bug of ours: " + failure);
            app.console().remark("The log in .drover/drover.log has the details; please report it.");
            return ExitStatus.BUG;
        }
        LOG.info("ended by {}", known.problem(), known);
        boolean json = command.getParseResult().matchedOptionValue("--json", false);
        if (json) {
            app.console().print(JsonMapper.shared().writeValueAsString(known.problem()));
        } else {
            ProblemText.lines(known.problem(), app.console()).forEach(app.console()::remark);
        }
        return ExitStatus.of(known.problem().actor());
    }

}
