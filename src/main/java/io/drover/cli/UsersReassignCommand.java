package io.drover.cli;

import io.drover.app.App;
import io.drover.app.Reassignments;
import io.drover.connector.Placeholders.Confirmation;
import io.drover.console.Console;
import io.drover.console.Console.Progress;
import io.drover.console.Console.Style;
import io.drover.identity.Reassigner;
import io.drover.identity.Reassignment;
import io.drover.identity.Reassignment.Act;
import io.drover.model.FullPath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code drover users reassign}. */
@Command(
        name = "reassign",
        mixinStandardHelpOptions = true,
        description = "Give placeholders' contributions and memberships to the users that users.csv names. Without --commit: show what would be asked of whom.",
        footer = {
            "",
            "A reassignment cannot be undone, and has to be complete before an imported group or project is transferred, an issue duplicated or promoted.",
            "Whoever is named has to agree at the destination, unless an administrator skips the confirmation. May be stopped and started again at any time.",
            "",
            "EXAMPLES",
            "  drover users reassign",
            "  drover users reassign --commit",
            "  drover users reassign --commit --skip-confirmation    an administrator's token, self-managed or Dedicated",
            "  drover users reassign --remind --commit               send the mail again to everybody who has not answered",
            "",
            "EXIT STATUS",
            "  0 nobody is left   1 something failed   3 configuration   5 people have to answer or to be named",
            "  8 GitLab is still at it; run the command again   30 environment"
        })
final class UsersReassignCommand implements Callable<Integer> {
    @Parameters(paramLabel = "GROUP", arity = "0..*", description = "Top-level groups at the destination. Default: all that plan.yaml moves into.")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--commit", description = "Really do it.")
    private boolean commit;

    @Option(names = "--skip-confirmation", description = "Ask nobody: switch the instance's confirmation off for the time of this command.")
    private boolean skipConfirmation;

    @Option(names = "--remind", description = "Instead: send the mail again to everybody who was asked and has not answered.")
    private boolean remind;

    @Option(names = "--wait", paramLabel = "MINUTES", defaultValue = "60", description = "How long to follow GitLab's work. Default: ${DEFAULT-VALUE}.")
    private long minutes = 60;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    UsersReassignCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Reassignments open = Reassignments.open(app, options.workspace(), groups)) {
            ReassignmentText text = new ReassignmentText(app.console(), options.json());
            if (!commit) {
                return preview(open.reassigner(), open.groups(), text);
            }
            open.reassigner().tidy();
            List<Reassignment> now = remind ? open.reassigner().remind(open.groups()) : run(open.reassigner(), open.groups());
            text.print(now, false);
            text.sum(now);
            return ReassignmentText.status(now);
        }
    }

    private int preview(Reassigner reassigner, List<FullPath> where, ReassignmentText text) {
        List<Reassignment> now = reassigner.plan(where);
        text.print(remind ? now.stream().filter(r -> r.act() == Act.WAITS).toList() : now, false);
        text.sum(now);
        Console console = app.console();
        console.remark("");
        if (!remind && ReassignmentText.count(now, Act.GIVE) > 0) {
            console.remark(console.styled(Style.WARN, "A reassignment cannot be undone.") + " Look through the list. It has to be complete before anything is transferred.");
            console.remark(asked(reassigner.confirmation()));
        }
        console.remark("Nothing was changed. To do it: drover users reassign --commit" + (remind ? " --remind" : ""));
        return ReassignmentText.status(now);
    }

    private String asked(Confirmation confirmation) {
        return switch (confirmation) {
            case NEEDED -> "Each of them is asked by mail, and nothing moves until they agree.";
            case SKIPPED -> "Nobody is asked: the destination lets this token reassign at once.";
            case CAN_BE_SKIPPED -> skipConfirmation
                    ? "Nobody is asked: the confirmation is switched off for the time of the command (allow_bypass_placeholder_confirmation)."
                    : "Each of them is asked by mail, and nothing moves until they agree; this token could do without, with --skip-confirmation.";
        };
    }

    private List<Reassignment> run(Reassigner reassigner, List<FullPath> where) throws InterruptedException {
        try (Progress progress = app.console().progress("Reassigning", 0)) {
            return reassigner.run(where, skipConfirmation, Duration.ofMinutes(minutes), now -> progress.note(ReassignmentText.summary(now)));
        }
    }
}
