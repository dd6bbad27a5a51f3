package io.drover.verify;

import io.drover.config.Workspace;
import io.drover.connector.DestinationConnector;
import io.drover.connector.Repositories.LfsObject;
import io.drover.connector.SourceConnector;
import io.drover.console.Console;
import io.drover.git.Git;
import io.drover.identity.UserMap;
import io.drover.plan.Plan;
import io.drover.time.Time;
import io.drover.verify.LossLedger.DeclaredLoss;
import java.util.Collection;
import java.util.List;

/** Stage 5: compares what the plan names and writes {@code verification.json}. Reads only on both instances. */
public final class VerifyStage {
    private final SourceConnector source;
    private final DestinationConnector destination;
    private final Workspace workspace;
    private final Console console;
    private final Time time;

    public VerifyStage(SourceConnector source, DestinationConnector destination, Workspace workspace, Console console, Time time) {
        this.source = source;
        this.destination = destination;
        this.workspace = workspace;
        this.console = console;
        this.time = time;
    }

    /**
     * @param items  those of the plan to compare
     * @param losses that the run declared
     * @param atOnce items compared at the same time
     */
    public Verification run(Plan plan, UserMap users, Collection<Plan.Item> items, List<DeclaredLoss> losses, int atOnce) throws InterruptedException {
        Git git = Git.onPath();
        LfsPointers pointers =
                repository -> git.lfsPointers(repository).stream().map(p -> new LfsObject(p.oid(), p.size())).toList();
        Verifier verifier = new Verifier(source, destination, users, pointers, workspace.files().resolve("verify"), time).expecting(losses);
        Verification verification = verifier.verify(plan, items, atOnce, console);
        VerificationFile.write(workspace.verification(), verification);
        return verification;
    }
}
