package io.drover.assess;

import io.drover.config.Workspace;
import io.drover.connector.DestinationConnector;
import io.drover.console.Console;
import io.drover.identity.Likeness;
import io.drover.identity.Matching;
import io.drover.identity.UserDirectory;
import io.drover.identity.UserMap;
import io.drover.identity.UserMatcher;
import io.drover.identity.UsersFile;
import io.drover.inventory.Inventory;
import io.drover.time.Time;
import java.nio.file.Files;
import java.util.List;

/** Asks the destination, judges, and leaves the assessment in the workspace. Reads only; running it again replaces the assessment. */
public final class AssessStage {
    private final DestinationConnector destination;
    private final Workspace workspace;
    private final Console console;
    private final Time time;
    private final Likeness likeness;

    public AssessStage(DestinationConnector destination, Workspace workspace, Console console, Time time) {
        this(destination, workspace, console, time, Likeness.STRICT);
    }

    /** @param likeness when people's addresses are the same */
    public AssessStage(DestinationConnector destination, Workspace workspace, Console console, Time time, Likeness likeness) {
        this.destination = destination;
        this.workspace = workspace;
        this.console = console;
        this.time = time;
        this.likeness = likeness;
    }

    /** People are judged by users.csv when there is one, else by who would be matched. */
    public Assessment run(Inventory inventory, DestinationPaths paths) {
        DestinationFacts facts = new DestinationSurvey(destination, console, time).facts(inventory, paths);
        boolean decided = Files.exists(workspace.users());
        Matching matching = decided
                ? new Matching(usersFile(inventory), List.of())
                : new UserMatcher(UserDirectory.of(facts.users(), likeness), facts.capabilities()).match(inventory.users());
        Situation situation = new Situation(inventory, facts, matching.map(), matching.conflicts(), paths, time.now());
        Assessment assessment = Assessor.assess(situation);
        AssessmentFile.write(workspace, assessment, facts);
        return assessment;
    }

    private UserMap usersFile(Inventory inventory) {
        console.remark("People as users.csv says.");
        return UsersFile.read(workspace.users(), inventory.users());
    }
}
