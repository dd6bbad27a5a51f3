package io.drover.report;

import io.drover.assess.Assessment;
import io.drover.assess.AssessmentFile;
import io.drover.config.Workspace;
import io.drover.engine.Store;
import io.drover.identity.UserMap;
import io.drover.identity.UsersFile;
import io.drover.inventory.Inventory;
import io.drover.inventory.InventoryFile;
import io.drover.plan.Plan;
import io.drover.plan.PlanFile;
import io.drover.run.Migration;
import io.drover.run.RunSummary;
import io.drover.time.Time;
import io.drover.verify.Verification;
import io.drover.verify.VerificationFile;
import java.nio.file.Files;
import java.util.List;

/** Stage 6: tells people. Reads only the workspace, asks no instance; can be run at any time for an interim report. */
public final class ReportStage {
    private final Workspace workspace;
    private final Time time;

    public ReportStage(Workspace workspace, Time time) {
        this.workspace = workspace;
        this.time = time;
    }

    /**
     * Writes {@code report/}.
     *
     * @param journal where the run's journal is
     * @param program Drover's version
     */
    public Report run(Store journal, String program) {
        Inventory inventory = InventoryFile.read(workspace);
        Plan plan = PlanFile.read(workspace.plan(), inventory);
        Assessment assessment = Files.exists(workspace.assessment()) ? AssessmentFile.read(workspace) : null;
        Verification verification = Files.exists(workspace.verification()) ? VerificationFile.read(workspace.verification()) : null;
        UserMap users = Files.exists(workspace.users()) ? UsersFile.read(workspace.users()) : new UserMap(List.of());
        RunSummary run = Migration.summary(journal, plan, time.now());
        ReportSources sources = new ReportSources(inventory, assessment, plan, users, run, ThrottleFile.read(workspace), verification);
        Report report = ReportMaker.make(sources, time.now(), program);
        ReportFolder.write(workspace.reportFolder(), report);
        return report;
    }
}
