package io.drover.cli;

import io.drover.app.App;
import io.drover.config.DroverConfig;
import io.drover.config.Workspace;
import io.drover.connector.SourceConnector;
import io.drover.inventory.Inventory;
import io.drover.inventory.InventoryFile;
import io.drover.inventory.InventoryOptions;
import io.drover.inventory.InventorySummary;
import io.drover.inventory.InventoryStage;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover inventory}. */
@Command(
        name = "inventory",
        mixinStandardHelpOptions = true,
        description = "Find out what is there: users, groups, projects, members, sizes and counts. Reads only.",
        footer = {
            "",
            "Interrupted, also by kill -9, it goes on where it stopped when it is run again.",
            "Leaves inventory/inventory.json, and projects.csv, groups.csv, members.csv and counts.csv beside it.",
            "",
            "EXAMPLES",
            "  drover inventory",
            "  drover inventory --no-counts       sizes and members only, for a first look at a large instance",
            "  drover inventory --json | jq .projects",
            "",
            "EXIT STATUS",
            "  0 done   3 configuration   30 environment"
        })
final class InventoryCommand implements Callable<Integer> {
    @Option(names = "--no-counts", description = "Leave out the counts of issues, merge requests and the like: some thirty requests a project.")
    private boolean withoutCounts;

    @Option(names = "--no-members", description = "Leave out the members: one request a group and project.")
    private boolean withoutMembers;

    @Option(names = "--workers", paramLabel = "N", defaultValue = "16", description = "Requests at once. Default: ${DEFAULT-VALUE}.")
    private int workers;

    @Option(names = "--fresh", description = "Start again instead of going on with an interrupted walk.")
    private boolean fresh;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    InventoryCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Workspace workspace = options.workspace();
        DroverConfig config = app.config(workspace);
        InventoryOptions depth = new InventoryOptions(!withoutMembers, !withoutCounts, Math.max(1, workers));
        Inventory inventory;
        try (SourceConnector source = app.source(config)) {
            inventory = new InventoryStage(source, workspace, app.console(), app.time()).run(config.source().name(), config.roots(), depth, fresh);
        }
        InventorySummary summary = InventorySummary.of(inventory);
        if (options.json()) {
            app.console().print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(summary));
        } else {
            print(inventory, summary, workspace);
        }
        return ExitStatus.DONE;
    }

    private void print(Inventory inventory, InventorySummary summary, Workspace workspace) {
        app.console().table(List.of("WHAT", "HOW MANY"), summary.rows());
        List<Inventory.Gap> refused = inventory.gaps().stream().filter(gap -> gap.path() != null).toList();
        if (!refused.isEmpty()) {
            app.console().print("");
            app.console().print(refused.size() + " answers were refused; `drover assess` lists them. The first: "
                    + refused.getFirst().path() + " " + refused.getFirst().what() + ": " + refused.getFirst().problem().what());
        }
        inventory.gaps().stream().filter(gap -> gap.path() == null).forEach(this::leftOut);
        app.console().print("");
        app.console().print("Written to " + InventoryFile.path(workspace) + ". Next: drover assess");
    }

    private void leftOut(Inventory.Gap gap) {
        app.console().print("");
        app.console().print("Without " + gap.what() + ": what goes by them is silent in assess and report. " + gap.problem().next());
    }
}
