package io.drover.cli;

import io.drover.app.App;
import io.drover.app.Migrations;
import io.drover.config.DroverConfig;
import io.drover.config.Workspace;
import io.drover.connector.DestinationConnector;
import io.drover.connector.SourceConnector;
import io.drover.console.Console;
import io.drover.console.Console.Style;
import io.drover.identity.UserMap;
import io.drover.identity.UsersFile;
import io.drover.inventory.Inventory;
import io.drover.inventory.InventoryFile;
import io.drover.model.FullPath;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.plan.Plan;
import io.drover.plan.PlanFile;
import io.drover.report.ThrottleFile;
import io.drover.run.Migration;
import io.drover.verify.LossLedger.DeclaredLoss;
import io.drover.verify.Verification;
import io.drover.verify.Verification.ItemResult;
import io.drover.verify.Verification.RelationResult;
import io.drover.verify.Verification.Tally;
import io.drover.verify.VerifyStage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Compare source and destination: every ref, LFS object, upload, record and setting. Reads only.",
        footer = {
            "",
            "Each difference is explained by a rule with its page in GitLab's documentation, or it is different.",
            "Leaves verification.json; drover report turns it into a page.",
            "",
            "EXAMPLES",
            "  drover verify",
            "  drover verify acme/web                 only this group and what is below it",
            "  drover verify --json | jq '.items[] | select(.problems != [])'",
            "",
            "EXIT STATUS",
            "  0 equal, or different only as explained   1 something is different   3 configuration   30 environment"
        })
final class VerifyCommand implements Callable<Integer> {
    private static final int SHOWN = 40;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Groups or projects at the source, with everything below. Default: the whole plan.")
    private List<String> paths = new ArrayList<>();

    @Option(names = "--workers", paramLabel = "N", defaultValue = "8", description = "Groups and projects at once. Default: ${DEFAULT-VALUE}.")
    private int workers;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    VerifyCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() throws InterruptedException {
        Workspace workspace = options.workspace();
        DroverConfig config = app.config(workspace);
        Inventory inventory = InventoryFile.read(workspace);
        Plan plan = PlanFile.read(workspace.plan(), inventory);
        UserMap users = UsersFile.read(workspace.users());
        List<DeclaredLoss> losses = DeclaredLoss.of(Migration.summary(Migrations.store(config, workspace), plan, app.time().now()));
        List<Plan.Item> items = plan.everything().filter(this::wanted).toList();
        Verification verification;
        try (SourceConnector source = app.source(config);
                DestinationConnector destination = app.destination(config)) {
            verification = new VerifyStage(source, destination, workspace, app.console(), app.time()).run(plan, users, items, losses, Math.max(1, workers));
            ThrottleFile.add(workspace, source.throttles());
            ThrottleFile.add(workspace, destination.throttles());
        }
        if (options.json()) {
            app.console().print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(verification));
        } else {
            print(verification, workspace);
        }
        return verification.clean() ? ExitStatus.DONE : ExitStatus.FAILED;
    }

    private boolean wanted(Plan.Item item) {
        return paths.isEmpty() || paths.stream().map(FullPath::of).anyMatch(p -> p.contains(item.from()));
    }

    private void print(Verification verification, Workspace workspace) {
        Console console = app.console();
        console.table(List.of("WHAT", "SOURCE", "CARRIED", "TRANSFORMED", "PLACEHOLDER", "LOST", "DIFFERENT"), rows(verification));
        List<String> different = different(verification);
        if (!different.isEmpty()) {
            console.print("");
            different.stream().limit(SHOWN).forEach(console::print);
            if (different.size() > SHOWN) {
                console.print("and " + (different.size() - SHOWN) + " more in " + workspace.verification());
            }
        }
        if (!verification.unlisted().isEmpty()) {
            console.remark(verification.unlisted().size() + " attributes were sent that nobody compares: " + String.join(", ", verification.unlisted()));
        }
        console.print("");
        console.print(verdict(verification, console));
        console.print("Written to " + workspace.verification() + ". Next: drover report");
    }

    private static List<List<String>> rows(Verification verification) {
        List<List<String>> rows = new ArrayList<>();
        for (Relation relation : Relations.all()) {
            Tally sum = verification.items().stream()
                    .flatMap(i -> i.relations().stream())
                    .filter(r -> r.relation().equals(relation))
                    .map(RelationResult::tally)
                    .reduce(Tally.NONE, Tally::plus);
            if (sum.total() > 0) {
                rows.add(List.of(
                        relation.words(),
                        String.valueOf(sum.total()),
                        String.valueOf(sum.carried()),
                        String.valueOf(sum.transformed()),
                        String.valueOf(sum.placeholder()),
                        String.valueOf(sum.lost()),
                        String.valueOf(sum.different())));
            }
        }
        return rows;
    }

    private static List<String> different(Verification verification) {
        List<String> lines = new ArrayList<>();
        for (ItemResult item : verification.items()) {
            item.problems().forEach(p -> lines.add(item.from() + ": " + p.what() + ". " + p.next()));
            item.relations().forEach(r -> r.unexplained().forEach(d -> lines.add(item.from() + " " + r.relation().words() + " " + d.key() + ": " + d.what())));
        }
        return lines;
    }

    private static String verdict(Verification verification, Console console) {
        long items = verification.items().size();
        if (verification.clean()) {
            return console.styled(Style.GOOD, "The same.") + " " + items + " groups and projects; nothing is different without an explanation.";
        }
        long bad = verification.items().stream().filter(i -> !i.clean()).count();
        return console.styled(Style.BAD, "Different.") + " " + bad + " of " + items + " groups and projects differ, or could not be read.";
    }
}
