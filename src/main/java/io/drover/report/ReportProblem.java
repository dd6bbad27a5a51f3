package io.drover.report;

import io.drover.problem.Actor;
import io.drover.problem.ProblemCode;

/** What can go wrong while telling people. */
public enum ReportProblem implements ProblemCode {
    REPORT_UNWRITABLE(
            Actor.ENVIRONMENT,
            "The report cannot be written",
            "The report folder of the workspace cannot be created or written. The disk may be full, or the folder belong to somebody else.",
            "Make room or fix the rights of the folder, then run drover report again.");

    private final Actor actor;
    private final String title;
    private final String explanation;
    private final String next;

    ReportProblem(Actor actor, String title, String explanation, String next) {
        this.actor = actor;
        this.title = title;
        this.explanation = explanation;
        this.next = next;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Actor actor() {
        return actor;
    }

    @Override
    public String explanation() {
        return explanation;
    }

    @Override
    public String next() {
        return next;
    }
}
