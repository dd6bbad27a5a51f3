package io.drover.cli;

import io.drover.app.App;
import io.drover.app.Migrations;
import io.drover.config.ConfigProblem;
import io.drover.console.Console;
import io.drover.engine.ItemState;
import io.drover.engine.StepWatch;
import io.drover.engine.Tally;
import io.drover.report.ThrottleFile;
import io.drover.run.Migration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover worker}. */
@Command(
        name = "worker",
        mixinStandardHelpOptions = true,
        description = "Help with a run from another machine: takes items from the journal that drover.yaml's database holds. Enters none itself.",
        footer = {
            "",
            "Copy the workspace (drover.yaml, plan.yaml, users.csv, inventory/) to the other machine, give it the same tokens, and start this there.",
            "Limits of the instances hold for all workers together. What a worker downloaded stays with it while it lives; when it dies, the others",
            "take its items over and download again what they need.",
            "",
            "EXAMPLES",
            "  drover worker                      until it is interrupted, also before and between runs",
            "  drover worker --until-done         until nothing moves any more without a person",
            "  drover worker --name vm-2          when two machines have the same name",
            "",
            "EXIT STATUS",
            "  0 done   1 some items failed   3 configuration   8 interrupted, resumable   30 environment"
        })
final class WorkerCommand implements Callable<Integer> {
    @Option(names = "--name", paramLabel = "NAME", description = "Name of this worker, the same after a restart and unlike all others. Default: the host's name.")
    private @Nullable String name;

    @Option(names = "--until-done", description = "End when every item has ended or waits for a person.")
    private boolean untilDone;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    WorkerCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        if (app.config(options.workspace()).database().isEmpty()) {
            throw ConfigProblem.JOURNAL_NOT_SHARED.exception("drover.yaml names no database", "drover.yaml");
        }
        try (Interruption interruption = new Interruption(app.console())) {
            return interruption.ends(help());
        }
    }

    private int help() {
        AtomicLong steps = new AtomicLong();
        StepWatch counting = (item, step, border) -> steps.addAndGet(border == StepWatch.Border.RECORDED ? 1 : 0);
        try (Migrations open = Migrations.open(app, options.workspace())) {
            try (Migration migration = open.migration(WorkerName.of(name), counting)) {
                Tally tally = help(migration);
                app.console().print(steps + " steps recorded by this worker; " + tally.ended() + " of " + tally.total() + " items have ended.");
                return status(tally);
            } finally {
                ThrottleFile.add(options.workspace(), open.site().source().throttles());
                ThrottleFile.add(options.workspace(), open.site().destination().throttles());
            }
        }
    }

    private Tally help(Migration migration) {
        try (Console.Progress progress = app.console().progress("items", 0)) {
            long[] shown = {0};
            Consumer<Tally> show = now -> {
                progress.total(now.total());
                progress.advance(now.ended() - shown[0]);
                shown[0] = now.ended();
            };
            return untilDone ? migration.help(show) : migration.stay(show);
        }
    }

    private static int status(Tally tally) {
        if (!tally.settled()) {
            return ExitStatus.INTERRUPTED;
        }
        return tally.of(ItemState.FAILED) > 0 ? ExitStatus.FAILED : ExitStatus.DONE;
    }
}
