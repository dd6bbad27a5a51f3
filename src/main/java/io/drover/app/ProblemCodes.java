package io.drover.app;

import io.drover.archive.ArchiveProblem;
import io.drover.assess.AssessProblem;
import io.drover.bundle.BundleProblem;
import io.drover.config.ConfigProblem;
import io.drover.connector.gitlab.GitLabProblem;
import io.drover.engine.EngineProblem;
import io.drover.git.GitProblem;
import io.drover.http.HttpProblem;
import io.drover.identity.IdentityProblem;
import io.drover.inventory.InventoryProblem;
import io.drover.oci.OciProblem;
import io.drover.plan.PlanProblem;
import io.drover.problem.ProblemCode;
import io.drover.proof.ProofProblem;
import io.drover.report.ReportProblem;
import io.drover.run.step.RunProblem;
import io.drover.secrets.SecretsProblem;
import io.drover.verify.VerifyProblem;
import java.util.Comparator;
import java.util.List;

/** Every problem code of the program: one line for each package that declares some. */
public final class ProblemCodes {
    private static final List<List<? extends ProblemCode>> DECLARED = List.of(
            List.of(ArchiveProblem.values()),
            List.of(AssessProblem.values()),
            List.of(BundleProblem.values()),
            List.of(ConfigProblem.values()),
            List.of(EngineProblem.values()),
            List.of(GitLabProblem.values()),
            List.of(GitProblem.values()),
            List.of(HttpProblem.values()),
            List.of(IdentityProblem.values()),
            List.of(InventoryProblem.values()),
            List.of(OciProblem.values()),
            List.of(PlanProblem.values()),
            List.of(ProofProblem.values()),
            List.of(ReportProblem.values()),
            List.of(RunProblem.values()),
            List.of(SecretsProblem.values()),
            List.of(VerifyProblem.values()));

    private ProblemCodes() {}

    /** Sorted by name. */
    public static List<ProblemCode> all() {
        return DECLARED.stream().<ProblemCode>flatMap(List::stream).sorted(Comparator.comparing(ProblemCode::name)).toList();
    }
}
