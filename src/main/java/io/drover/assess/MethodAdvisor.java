package io.drover.assess;

import io.drover.model.Method;
import io.drover.model.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which method fits a project: the first rung of a ladder against which nothing stands. Direct transfer is what GitLab recommends for most
 * situations (doc/user/project/settings/import_export.md); the repository, and what the API re-creates, can always be had.
 */
final class MethodAdvisor {
    /** What {@code drover run} does itself today. */
    static final Set<Method> RUN_BY_US = Set.of(Method.DIRECT_TRANSFER, Method.FILE_TRANSFER, Method.FILE_TRANSFER_IN_SLICES, Method.REPOSITORY_ONLY);

    private static final String OTHER_WAYS = "doc/user/import/_index.md";

    private final List<MethodFit> ladder;
    private final CommonTerms common;
    private final Set<Method> run;

    /** @param run methods to choose from; the others are told with what stands for and against them */
    MethodAdvisor(Situation situation, Set<Method> run) {
        this.run = Set.copyOf(run);
        Footing footing = new Footing(situation);
        FileTransferFit file = new FileTransferFit(situation, footing);
        this.ladder = List.of(new DirectTransferFit(situation, footing), file, new SlicedTransferFit(situation, file), new RepositoryFit());
        this.common = new CommonTerms(situation);
    }

    Assessment.Advice advise(Project project) {
        List<Rung> passed = new ArrayList<>();
        for (MethodFit fit : ladder) {
            List<Reason> against = against(fit, project);
            if (against.isEmpty()) {
                List<Reason> reasons = new ArrayList<>(fit.terms(project));
                reasons.addAll(common.of(project));
                return new Assessment.Advice(fit.method(), reasons, passed);
            }
            passed.add(new Rung(fit.method(), against));
        }
        throw new IllegalStateException("the last rung has nothing against it");
    }

    private List<Reason> against(MethodFit fit, Project project) {
        List<Reason> against = fit.against(project);
        if (against.isEmpty() && !run.contains(fit.method())) {
            return List.of(new Reason("nothing at either end stands against it, but this version of Drover does not run it", OTHER_WAYS));
        }
        return against;
    }
}
