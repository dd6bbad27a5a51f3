package io.drover.assess;

import io.drover.model.Project;
import java.util.ArrayList;
import java.util.List;

/**
 * Which method fits a project: the first rung of a ladder against which nothing stands. Direct transfer is what GitLab recommends for most
 * situations (doc/user/project/settings/import_export.md); the repository, and what the API re-creates, can always be had.
 */
final class MethodAdvisor {
    private final List<MethodFit> ladder;
    private final CommonTerms common;

    MethodAdvisor(Situation situation) {
        Footing footing = new Footing(situation);
        FileTransferFit file = new FileTransferFit(situation, footing);
        this.ladder = List.of(new DirectTransferFit(situation, footing), file, new SlicedTransferFit(situation, file), new RepositoryFit());
        this.common = new CommonTerms(situation);
    }

    Assessment.Advice advise(Project project) {
        List<Rung> passed = new ArrayList<>();
        for (MethodFit fit : ladder) {
            List<Reason> against = fit.against(project);
            if (against.isEmpty()) {
                List<Reason> reasons = new ArrayList<>(fit.terms(project));
                reasons.addAll(common.of(project));
                return new Assessment.Advice(fit.method(), reasons, passed);
            }
            passed.add(new Rung(fit.method(), against));
        }
        throw new IllegalStateException("the last rung has nothing against it");
    }
}
