package io.drover.app;

import io.drover.archive.ArchiveProblem;
import io.drover.config.ConfigProblem;
import io.drover.identity.IdentityProblem;
import io.drover.inventory.InventoryProblem;
import io.drover.problem.ProblemCode;
import java.util.Comparator;
import java.util.List;

/** Every problem code of the program: one line for each package that declares some. */
public final class ProblemCodes {
    private static final List<List<? extends ProblemCode>> DECLARED = List.of(
            List.of(ArchiveProblem.values()),
            List.of(ConfigProblem.values()),
            List.of(InventoryProblem.values()),
            List.of(IdentityProblem.values()));

    private ProblemCodes() {}

    /** Sorted by name. */
    public static List<ProblemCode> all() {
        return DECLARED.stream().<ProblemCode>flatMap(List::stream).sorted(Comparator.comparing(ProblemCode::name)).toList();
    }

}
