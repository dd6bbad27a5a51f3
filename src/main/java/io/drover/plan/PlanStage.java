package io.drover.plan;

import io.drover.assess.Assessment;
import io.drover.assess.DestinationFacts;
import io.drover.assess.DestinationPaths;
import io.drover.config.Workspace;
import io.drover.identity.Likeness;
import io.drover.identity.Matching;
import io.drover.identity.UserDirectory;
import io.drover.identity.UserMatcher;
import io.drover.identity.UsersFile;
import io.drover.inventory.Inventory;
import io.drover.plan.DraftedFiles.State;
import io.drover.problem.ProblemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Drafts plan.yaml and users.csv. A file that a person has edited is overwritten only when forced; nothing is written half. Asks no instance. */
public final class PlanStage {
    /** More lines than this nobody reads. */
    private static final int SHOWN = 40;

    private final Workspace workspace;
    private final Likeness likeness;

    public PlanStage(Workspace workspace) {
        this(workspace, Likeness.STRICT);
    }

    /** @param likeness when people's addresses are the same */
    public PlanStage(Workspace workspace, Likeness likeness) {
        this.workspace = workspace;
        this.likeness = likeness;
    }

    /**
     * @param force overwrite edited files, keeping them with the ending {@code .before}
     * @throws ProblemException naming what would change, when an edited file would be overwritten and {@code force} is false
     */
    public Draft run(Inventory inventory, Assessment assessment, DestinationFacts facts, DestinationPaths paths, boolean force) {
        Plan plan = Planner.draft(inventory, assessment, paths);
        Matching matching = new UserMatcher(UserDirectory.of(facts.users(), likeness), facts.capabilities()).match(inventory.users());
        String planText = PlanFile.text(plan, Planner.leftOut(inventory));
        String usersText = UsersFile.text(matching.map());
        DraftedFiles files = new DraftedFiles(workspace);
        if (!force) {
            List<String> changes = new ArrayList<>();
            changes.addAll(changes(files, workspace.plan(), planText, () -> PlanChanges.between(PlanFile.read(workspace.plan(), inventory), plan)));
            changes.addAll(changes(files, workspace.users(), usersText, () -> UserChanges.between(UsersFile.read(workspace.users()), matching.map())));
            if (!changes.isEmpty()) {
                throw PlanProblem.PLAN_EDITED.exception(String.join("\n", changes), workspace.root().toString());
            }
        }
        files.write(workspace.plan(), planText);
        files.write(workspace.users(), usersText);
        return new Draft(plan, matching);
    }

    /** Empty when the file may be written. */
    private static List<String> changes(DraftedFiles files, Path file, String draft, Supplier<List<String>> difference) {
        if (files.state(file, draft) != State.EDITED) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        String name = file.getFileName().toString();
        try {
            List<String> all = difference.get();
            lines.add(name + " was edited; a new draft would change " + (all.isEmpty() ? "comments, reasons or order only" : all.size() + " things"));
            all.stream().limit(SHOWN).map(line -> "  " + line).forEach(lines::add);
            if (all.size() > SHOWN) {
                lines.add("  and " + (all.size() - SHOWN) + " more");
            }
        } catch (ProblemException e) {
            lines.add(name + " was edited, and cannot be compared: " + e.problem().what());
        }
        return lines;
    }

    public record Draft(Plan plan, Matching matching) {}
}
