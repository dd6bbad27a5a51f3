package io.drover.cli;

import io.drover.app.App;
import io.drover.app.Migrations;
import io.drover.config.Workspace;
import io.drover.console.Console.Style;
import io.drover.report.Report;
import io.drover.report.ReportStage;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover report}. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Tell people: one HTML page, tables and JSON of everything that happened. Asks no instance.",
        footer = {
            "",
            "Leaves report/index.html, which needs nothing else and can be mailed, projects.csv, findings.csv, losses.csv,",
            "uncounted.csv, repairs.csv, reenter.csv, differences.csv and report.json. At any time: before verify it is an interim report.",
            "",
            "EXAMPLES",
            "  drover report",
            "  drover report --json | jq .verdict",
            "",
            "EXIT STATUS",
            "  0 written   3 configuration   30 environment"
        })
final class ReportCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    ReportCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Workspace workspace = options.workspace();
        Report report = new ReportStage(workspace, app.time()).run(Migrations.store(app.config(workspace), workspace), new ProgramVersion().getVersion()[0]);
        if (options.json()) {
            app.console().print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report));
            return ExitStatus.DONE;
        }
        Style style = switch (report.verdict().tone()) {
            case GOOD -> Style.GOOD;
            case WARN -> Style.WARN;
            case BAD -> Style.BAD;
        };
        app.console().print(app.console().styled(style, report.verdict().headline() + ".") + " " + report.verdict().sentence());
        app.console().print("Open " + workspace.reportFolder().resolve("index.html"));
        return ExitStatus.DONE;
    }
}
