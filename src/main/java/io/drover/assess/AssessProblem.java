package io.drover.assess;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/** What can go wrong while reading or writing an assessment. */
public enum AssessProblem implements ProblemCode {
    ASSESSMENT_MISSING(
            Actor.YOU,
            "There is no assessment yet",
            "This command works on what `drover assess` found out about source and destination, and that has not been run in this workspace.",
            "Run `drover assess`, look at its findings, then run the command again."),
    ASSESSMENT_UNREADABLE(
            Actor.YOU,
            "The assessment cannot be read",
            "assessment.json or inventory/destination.json is not what Drover wrote: edited, cut off, or written by another version.",
            "Run `drover assess` again; it writes both anew."),
    ASSESSMENT_UNWRITABLE(
            Actor.ENVIRONMENT,
            "The assessment cannot be written",
            "The workspace folder cannot be written: the disk is full, or the folder belongs to somebody else.",
            "Make room or correct the folder's owner, then run the command again.");

    private final Explanation explanation;

    AssessProblem(Actor actor, String title, String explanation, String next) {
        this.explanation = new Explanation(title, actor, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
