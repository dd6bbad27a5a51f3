package io.drover.report;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/** What can go wrong while telling people. */
public enum ReportProblem implements ProblemCode {
    REPORT_UNWRITABLE(
            Actor.ENVIRONMENT,
            "The report cannot be written",
            "The report folder of the workspace cannot be created or written. The disk may be full, or the folder belong to somebody else.",
            "Make room or fix the rights of the folder, then run drover report again.");

    private final Explanation explanation;

    ReportProblem(Actor actor, String title, String explanation, String next) {
        this.explanation = new Explanation(title, actor, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
