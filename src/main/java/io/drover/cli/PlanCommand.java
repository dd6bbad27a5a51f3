package io.drover.cli;

import io.drover.app.App;
import io.drover.assess.Assessment;
import io.drover.assess.AssessmentFile;
import io.drover.assess.DestinationPaths;
import io.drover.config.DroverConfig;
import io.drover.config.Workspace;
import io.drover.console.Bytes;
import io.drover.identity.Likeness;
import io.drover.identity.UserMapping.Action;
import io.drover.inventory.Inventory;
import io.drover.inventory.InventoryFile;
import io.drover.model.FullPath;
import io.drover.plan.Plan;
import io.drover.plan.PlanProblem;
import io.drover.plan.PlanStage;
import io.drover.problem.ProblemException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code drover plan}. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description = "Draft who goes when and how: plan.yaml and users.csv, for you to edit and review. Asks no instance.",
        footer = {
            "",
            "A file that you have edited is never overwritten; the command says what a new draft would change.",
            "",
            "EXAMPLES",
            "  drover plan",
            "  drover plan --force       draft again; edited files are kept as plan.yaml.before and users.csv.before",
            "",
            "EXIT STATUS",
            "  0 drafted   3 configuration   5 an edited file would be overwritten"
        })
final class PlanCommand implements Callable<Integer> {
    @Option(names = "--force", description = "Overwrite files that were edited.")
    private boolean force;

    @Mixin
    private CommonOptions options = new CommonOptions();

    private final App app;

    PlanCommand(App app) {
        this.app = app;
    }

    @Override
    public Integer call() {
        Workspace workspace = options.workspace();
        DroverConfig config = app.config(workspace);
        Inventory inventory = InventoryFile.read(workspace);
        Assessment assessment = AssessmentFile.read(workspace);
        DestinationPaths paths = new DestinationPaths(config.roots(), config.into());
        PlanStage.Draft draft;
        try {
            draft = new PlanStage(workspace, new Likeness(config.foldsPlus())).run(inventory, assessment, AssessmentFile.facts(workspace), paths, force);
        } catch (ProblemException e) {
            if (!e.is(PlanProblem.PLAN_EDITED)) {
                throw e;
            }
            ProblemText.lines(e.problem(), app.console()).forEach(app.console()::remark);
            return ExitStatus.DECISION;
        }
        if (options.json()) {
            app.console().print(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(draft.plan()));
        } else {
            print(draft, inventory, workspace);
        }
        return ExitStatus.DONE;
    }

    private void print(PlanStage.Draft draft, Inventory inventory, Workspace workspace) {
        app.console().table(List.of("WAVE", "GROUPS", "PROJECTS", "SIZE"), draft.plan().waves().stream().map(w -> row(w, inventory)).toList());
        app.console().print("");
        for (Action action : Action.values()) {
            long people = draft.matching().map().mappings().stream().filter(m -> m.action() == action).count();
            app.console().print("  " + people + (people == 1 ? " person to " : " people to ") + action.name().toLowerCase(Locale.ROOT));
        }
        if (!draft.matching().conflicts().isEmpty()) {
            app.console().print("");
            app.console().print("Decide about these in users.csv:");
            draft.matching().conflicts().forEach(c -> app.console().print("  " + String.join(", ", c.sourceUsernames()) + ": " + c.what()));
        }
        app.console().print("");
        app.console().print("Written: " + workspace.plan() + " and " + workspace.users() + ". Look through both. Next: drover run");
    }

    private static List<String> row(Plan.Wave wave, Inventory inventory) {
        long groups = wave.items().stream().filter(i -> i.kind() == Plan.Kind.GROUP).count();
        Set<FullPath> paths = new HashSet<>(wave.items().stream().map(Plan.Item::from).toList());
        long bytes = inventory.projects().stream().filter(p -> paths.contains(p.fullPath())).mapToLong(p -> p.statistics().exportSize()).sum();
        return List.of(wave.name(), Long.toString(groups), Long.toString(wave.items().size() - groups), Bytes.words(bytes));
    }
}
