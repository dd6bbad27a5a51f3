package io.drover.cli;

import io.drover.app.App;
import io.drover.app.Reassignments;
import io.drover.identity.Reassignment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover users status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Show who is a placeholder still at the destination, and who has to act. Changes nothing.",
        footer = {
            "",
            "EXAMPLES",
            "  drover users status",
            "  drover users status acme --all        also those who are done",
            "  drover users status --json | jq '.[] | select(.act == \"WAITS\") | .to'",
            "",
            "EXIT STATUS",
            "  0 nobody is left   1 something failed   3 configuration   5 people have to answer or to be named   30 environment"
        })
final class UsersStatusCommand implements Callable<Integer> {
    @Parameters(paramLabel = "GROUP", arity = "0..*", description = "Top-level groups at the destination. Default: all that plan.yaml moves into.")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--all", description = "List those as well who are done.")
    private boolean all;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    UsersStatusCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        try (Reassignments open = Reassignments.open(app, options.workspace(), groups)) {
            List<Reassignment> now = open.reassigner().plan(open.groups());
            ReassignmentText text = new ReassignmentText(app.console(), options.json());
            text.print(now, all);
            text.sum(now);
            return ReassignmentText.status(now);
        }
    }
}
