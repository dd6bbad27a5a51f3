package io.drover.cli;

import io.drover.app.App;
import io.drover.app.Migrations;
import io.drover.console.Console;
import io.drover.console.Console.Style;
import io.drover.engine.StepWatch;
import io.drover.run.Migration;
import io.drover.run.Rollback;
import io.drover.run.RollbackReport;
import io.drover.run.RollbackReport.Deed;
import io.drover.run.RollbackReport.Outcome;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover rollback}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = "Undo what the run did, newest first. Without --commit: show what would be undone. Refuses what a person has changed since.",
        footer = {
            "",
            "EXAMPLES",
            "  drover rollback",
            "  drover rollback --commit",
            "",
            "EXIT STATUS",
            "  0 everything is undone, or would be   1 something is refused   3 configuration   30 environment"
        })
final class RollbackCommand implements Callable<Integer> {
    @Option(names = "--commit", description = "Really do it.")
    private boolean commit;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    RollbackCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        try (Migrations open = Migrations.open(app, options.workspace());
                Migration migration = open.migration("rollback", StepWatch.NOBODY)) {
            Rollback rollback = migration.rollback();
            RollbackReport report = commit ? rollback.run(deed -> {}) : rollback.preview();
            if (options.json()) {
                app.console().print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report));
            } else {
                print(report);
            }
            return report.complete() ? ExitStatus.DONE : ExitStatus.FAILED;
        }
    }

    private void print(RollbackReport report) {
        report.deeds().forEach(this::print);
        long undone = count(report, Outcome.UNDONE);
        long refused = count(report, Outcome.REFUSED);
        if (report.deeds().isEmpty()) {
            app.console().print("The journal holds nothing to undo.");
        } else if (commit) {
            app.console().print("%d undone, %d refused.".formatted(undone, refused));
        } else {
            app.console().print("%d would be undone, %d refused. Nothing was changed. To do it: drover rollback --commit".formatted(undone, refused));
        }
    }

    private void print(Deed deed) {
        Console console = app.console();
        String mark =
                switch (deed.outcome()) {
                    case UNDONE -> console.styled(Style.GOOD, commit ? "undone " : "undo   ");
                    case NOTHING_TO_DO -> console.styled(Style.QUIET, "nothing");
                    case REFUSED -> console.styled(Style.BAD, "refused");
                };
        console.print("  " + mark + "  " + deed.detail());
    }

    private static long count(RollbackReport report, Outcome outcome) {
        return report.deeds().stream().filter(d -> d.outcome() == outcome).count();
    }
}
