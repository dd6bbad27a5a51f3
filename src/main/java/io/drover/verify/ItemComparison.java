package io.drover.verify;

import io.drover.connector.Repositories.LfsObject;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Relation;
import io.drover.model.Relations;
import io.drover.plan.Plan;
import io.drover.problem.Problem;
import io.drover.problem.ProblemException;
import io.drover.verify.Verification.ItemResult;
import io.drover.verify.Verification.RelationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Compares every relation of one group or project. */
final class ItemComparison {
    private final Verifier.Sides sides;
    private final ItemContext context;
    private final List<RelationResult> relations = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    ItemComparison(Verifier.Sides sides, ItemContext context) {
        this.sides = sides;
        this.context = context;
    }

    ItemResult run() {
        Plan.Item item = context.item();
        try {
            switch (item.kind()) {
                case PROJECT -> projects(item);
                case GROUP -> groups(item);
                case INSTANCE -> Relations.of(io.drover.model.Scope.INSTANCE).forEach(r -> compare(r, Owner.ofInstance(), Owner.ofInstance()));
            }
        } catch (ProblemException e) {
            problems.add(e.problem());
        }
        return new ItemResult(item.id(), item.from(), item.to(), relations, problems);
    }

    private void projects(Plan.Item item) {
        Project here = sides.limits().with(() -> sides.source().inventory().project(item.from())).orElseThrow(() -> notAtSource(item));
        Project there = sides.limits().with(() -> sides.destination().inventory().project(item.to())).orElseThrow(() -> notAtDestination(item));
        Relations.of(io.drover.model.Scope.PROJECT).forEach(r -> compare(r, here.owner(), there.owner()));
        lfs(here, there.owner());
    }

    private void groups(Plan.Item item) {
        Owner here = sides.limits().with(() -> sides.source().inventory().group(item.from())).orElseThrow(() -> notAtSource(item)).owner();
        Owner there = sides.limits().with(() -> sides.destination().inventory().group(item.to())).orElseThrow(() -> notAtDestination(item)).owner();
        Relations.of(io.drover.model.Scope.GROUP).forEach(r -> compare(r, here, there));
    }

    private void compare(Relation relation, Owner here, Owner there) {
        Optional<Comparison> comparison = Comparisons.of(relation);
        boolean readable = sides.sourceReader().reads(relation) && sides.destinationReader().reads(relation);
        if (comparison.isEmpty() || !readable || relation.equals(Relations.LFS_OBJECTS)) {
            return;
        }
        guarded(relation, () -> sides.comparison(comparison.get(), context)
                .run(
                        sides.scratch(),
                        sink -> sides.sourceReader().read(relation, here, sink),
                        sink -> sides.destinationReader().read(relation, there, sink)));
    }

    /**
     * Only where the source has, or may have, LFS objects: looking for pointers needs a mirror of the repository. A fork's objects may be
     * counted at the project it came from.
     */
    private void lfs(Project here, Owner there) {
        boolean counted = here.statistics().lfsObjectsSize() != 0 || here.forkedFromPath() != null;
        if (here.emptyRepository() || !counted) {
            return;
        }
        LfsComparison lfs = sides.lfs();
        guarded(Relations.LFS_OBJECTS, () -> {
            List<LfsObject> objects = lfs.objects(here.owner());
            return sides.comparison(Comparisons.of(Relations.LFS_OBJECTS).orElseThrow(), context)
                    .run(sides.scratch(), sink -> lfs.readSource(here.owner(), objects, sink), sink -> lfs.readDestination(there, objects, sink));
        });
    }

    /** One relation that cannot be compared does not keep the others from it. */
    private void guarded(Relation relation, Supplier<RelationResult> comparison) {
        try {
            relations.add(sides.limits().with(comparison));
        } catch (ProblemException e) {
            problems.add(e.problem());
        } catch (RuntimeException e) {
            sides.log().warn("comparing {} of {}", relation, context.item().from(), e);
            problems.add(VerifyProblem.COMPARISON_FAILED.problem(
                    "Comparing " + relation.words() + " ended with " + e.getClass().getSimpleName(), context.item().from().value()));
        }
    }

    private static ProblemException notAtSource(Plan.Item item) {
        return VerifyProblem.NOT_AT_SOURCE.exception(item.from() + " is not at the source", item.from().value());
    }

    private static ProblemException notAtDestination(Plan.Item item) {
        return VerifyProblem.NOT_AT_DESTINATION.exception(item.to() + " is not at the destination", item.to().value());
    }
}
