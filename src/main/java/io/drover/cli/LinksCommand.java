package io.drover.cli;

import io.drover.app.App;
import io.drover.app.Migrations;
import io.drover.console.Console;
import io.drover.engine.StepWatch;
import io.drover.engine.Tally;
import io.drover.report.LinksFile;
import io.drover.run.LinkPass;
import io.drover.run.Migration;
import io.drover.run.Selection;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover links}. */
@Command(
        name = "links",
        mixinStandardHelpOptions = true,
        description = "Rewrite links to the old host in what people wrote. Without --commit: count them and show what each would become.",
        footer = {
            "",
            "Looks through descriptions, comments, milestones, releases, snippets and wiki pages of what has arrived. A link is rewritten when",
            "its target has arrived too; all others are listed with the reason. Relative links, short references and code stay as they are.",
            "Leaves report/links.csv. Run it again when more has arrived: what is right is left alone. `drover rollback` gives the texts back.",
            "",
            "EXAMPLES",
            "  drover links",
            "  drover links --commit",
            "  drover links --files                      what is in the repositories, by file and line",
            "  drover links redirects --format nginx    a map for the old host",
            "",
            "EXIT STATUS",
            "  0 done   1 some items failed   3 configuration   8 interrupted, resumable   30 environment"
        })
final class LinksCommand implements Callable<Integer> {
    @Option(names = "--commit", description = "Really do it.")
    private boolean commit;

    @Option(names = "--wave", paramLabel = "NAME", description = "Only what this wave brought.")
    private @Nullable String wave;

    @Option(names = "--item", paramLabel = "ITEM", description = "Only this item, such as project:acme/web/shop.")
    private @Nullable String item;

    @Option(names = "--files", description = "Also the files of each default branch: README, includes of CI, submodules. With --commit each is rewritten by a commit.")
    private boolean files;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    private LinksCommand(App app) {
        this.app = app;
    }

    static CommandLine line(App app) {
        return new CommandLine(new LinksCommand(app)).addSubcommand(new LinksRedirectsCommand(app));
    }

    @Override
    public Integer call() {
        try (Interruption interruption = new Interruption(app.console())) {
            return interruption.ends(act(new Selection(Optional.ofNullable(wave), Optional.ofNullable(item))));
        }
    }

    private int act(Selection selection) {
        try (Migrations open = Migrations.open(app, options.workspace());
                Migration migration = open.migration("links", StepWatch.NOBODY)) {
            Tally tally = commit ? pass(migration, selection) : null;
            LinkPass.Report report = commit ? migration.links().report() : migration.links().preview(selection, files);
            Path file = LinksFile.write(options.workspace().reportFolder(), report);
            new LinksText(app.console(), options.json()).print(report, commit, file);
            if (tally != null && !tally.settled()) {
                return ExitStatus.INTERRUPTED;
            }
            return report.complete() ? ExitStatus.DONE : ExitStatus.FAILED;
        }
    }

    private Tally pass(Migration migration, Selection selection) {
        try (Console.Progress progress = app.console().progress("Links", 0)) {
            long[] shown = {0};
            return migration.rewriteLinks(selection, files, now -> {
                progress.total(now.total());
                progress.advance(now.ended() - shown[0]);
                shown[0] = now.ended();
            });
        }
    }
}
