package io.drover.cli;

import io.drover.app.App;
import io.drover.app.Migrations;
import io.drover.engine.StepWatch;
import io.drover.links.Redirects;
import io.drover.run.Migration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code drover links redirects}. */
@Command(
        name = "redirects",
        mixinStandardHelpOptions = true,
        description = "Print a map of redirects from the old host to where everything is now, for a web server.",
        footer = {
            "",
            "For the day when the old instance is gone and its name leads to a web server. Only what has arrived is in it.",
            "",
            "EXAMPLES",
            "  drover links redirects --format nginx > moved.conf",
            "  drover links redirects --format apache > moved.conf",
            "",
            "EXIT STATUS",
            "  0 done   2 usage   3 configuration   30 environment"
        })
final class LinksRedirectsCommand implements Callable<Integer> {
    /** Which web server. */
    enum Format {
        NGINX,
        APACHE
    }

    @Option(names = "--format", paramLabel = "SERVER", required = true, description = "nginx or apache.")
    private Format format = Format.NGINX;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    LinksRedirectsCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        try (Migrations open = Migrations.open(app, options.workspace());
                Migration migration = open.migration("links-redirects", StepWatch.NOBODY)) {
            Redirects redirects = migration.links().redirects();
            (format == Format.NGINX ? redirects.nginx() : redirects.apache()).lines().forEach(app.console()::print);
            return ExitStatus.DONE;
        }
    }
}
