package io.drover.bundle;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/** What can go wrong while packing a support bundle. */
public enum BundleProblem implements ProblemCode {
    BUNDLE_UNWRITABLE(
            Actor.ENVIRONMENT,
            "The support bundle cannot be written",
            "The file cannot be created: the disk may be full, the folder missing, or the file already be there.",
            "Choose another place with --output, or make room.");

    private final Explanation explanation;

    BundleProblem(Actor actor, String title, String explanation, String next) {
        this.explanation = new Explanation(title, actor, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
