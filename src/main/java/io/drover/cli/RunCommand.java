package io.drover.cli;

import io.drover.app.App;
import io.drover.app.Migrations;
import io.drover.assess.AssessmentFile;
import io.drover.assess.Finding;
import io.drover.console.Console;
import io.drover.console.Console.Style;
import io.drover.engine.ItemState;
import io.drover.engine.StepWatch;
import io.drover.engine.Tally;
import io.drover.report.ThrottleFile;
import io.drover.run.Diagnoses;
import io.drover.run.Migration;
import io.drover.run.RunSummary;
import io.drover.run.Selection;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover run}. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Do what the plan says, durably. Without --commit: print every write it would make, item by item, and make none.",
        footer = {
            "",
            "Interrupt it, kill it, reboot: the same command goes on where it was. One failing item never stops the others.",
            "",
            "EXAMPLES",
            "  drover run                                   every write, none made",
            "  drover run --commit",
            "  drover run --commit --wave pilot",
            "  drover run --retry project:acme/web/shop     take a failed item up again at the next run",
            "",
            "EXIT STATUS",
            "  0 every item is done   1 some failed   3 configuration   5 paused items wait for you   8 interrupted, resumable   30 environment"
        })
final class RunCommand implements Callable<Integer> {
    @Option(names = "--commit", description = "Really do it.")
    private boolean commit;

    @Option(names = "--wave", paramLabel = "NAME", description = "Only this wave.")
    private @Nullable String wave;

    @Option(names = "--item", paramLabel = "ITEM", description = "Only this item, such as project:acme/web/shop.")
    private @Nullable String item;

    @Option(names = "--worker", paramLabel = "NAME", description = "Name of this worker on a shared journal. Default: the host's name.")
    private @Nullable String worker;

    @ArgGroup
    private @Nullable Steering steering;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    RunCommand(App app) {
        this.app = app;
    }

    /** Steers one item; nothing is moved by it. */
    static final class Steering {
        @Option(names = "--pause", paramLabel = "ITEM", description = "Stop an item after the step it is in.")
        private @Nullable String pause;

        @Option(names = "--resume", paramLabel = "ITEM", description = "Let a paused item go on.")
        private @Nullable String resume;

        @Option(names = "--cancel", paramLabel = "ITEM", description = "End an item after the step it is in. What it did stays done.")
        private @Nullable String cancel;

        @Option(names = "--retry", paramLabel = "ITEM", description = "Take a failed or cancelled item up where it stopped.")
        private @Nullable String retry;

        private List<String> others = List.of();

        private void apply(Migration migration) {
            apply(pause, migration::pause);
            apply(resume, migration::resume);
            apply(cancel, item -> others = migration.cancel(item));
            apply(retry, migration::retry);
        }

        private static void apply(@Nullable String item, Consumer<String> action) {
            if (item != null) {
                action.accept(item);
            }
        }
    }

    @Override
    public Integer call() {
        try (Interruption interruption = new Interruption(app.console())) {
            return interruption.ends(act(new Selection(Optional.ofNullable(wave), Optional.ofNullable(item))));
        }
    }

    private int act(Selection selection) {
        try (Migrations open = Migrations.open(app, options.workspace())) {
            if (steering != null) {
                return steer(open, steering);
            }
            if (!commit) {
                return new DryRunText(app.console(), options.json()).print(Migration.dryRun(open.site(), open.plan(), selection));
            }
            try (Migration migration = open.migration(WorkerName.of(worker), StepWatch.NOBODY)) {
                return work(migration, selection, new Diagnoses(open.plan(), findings()));
            } finally {
                ThrottleFile.add(options.workspace(), open.site().source().throttles());
                ThrottleFile.add(options.workspace(), open.site().destination().throttles());
            }
        }
    }

    private int steer(Migrations open, Steering steps) {
        try (Migration migration = open.migration(WorkerName.of(worker) + "-steering", StepWatch.NOBODY)) {
            steps.apply(migration);
        }
        app.console().print("Noted in the journal. See: drover status");
        if (!steps.others.isEmpty()) {
            app.console().print("The transfer that brings it goes on, because it brings others too: " + String.join(", ", steps.others));
        }
        return ExitStatus.DONE;
    }

    private int work(Migration migration, Selection selection, Diagnoses diagnoses) {
        Tally tally;
        try (Console.Progress progress = app.console().progress("items", 0)) {
            long[] shown = {0};
            tally = migration.run(selection, now -> {
                progress.total(now.total());
                progress.note(now.steps() + " steps" + (now.of(ItemState.FAILED) > 0 ? ", " + now.of(ItemState.FAILED) + " failed" : ""));
                progress.advance(now.ended() - shown[0]);
                shown[0] = now.ended();
            });
        }
        RunSummary summary = migration.summary();
        if (options.json()) {
            app.console().print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(summary));
        } else {
            new RunText(app.console(), diagnoses).print(summary, tally);
        }
        return status(tally);
    }

    /** What the assessment warned of; a run needs none. */
    private List<Finding> findings() {
        return Files.exists(options.workspace().assessment()) ? AssessmentFile.read(options.workspace()).findings() : List.of();
    }

    private int status(Tally tally) {
        if (!tally.settled()) {
            app.console().remark(app.console().styled(Style.WARN, "Interrupted. The same command goes on where it stopped."));
            return ExitStatus.INTERRUPTED;
        }
        if (tally.of(ItemState.FAILED) > 0) {
            return ExitStatus.FAILED;
        }
        return tally.of(ItemState.PAUSED) + tally.of(ItemState.WAITING) > 0 ? ExitStatus.DECISION : ExitStatus.DONE;
    }
}
