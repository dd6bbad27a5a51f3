package io.drover.verify;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/** What can go wrong while comparing. A difference is not a problem: it is the result. */
public enum VerifyProblem implements ProblemCode {
    NOT_AT_SOURCE(
            Actor.YOU,
            "A planned item is no longer at the source",
            "The plan names a group or project that the source does not show any more. It was deleted or renamed, or the token may not see it.",
            "Look at the path on the source; correct plan.yaml, or remove the item, and verify again."),
    NOT_AT_DESTINATION(
            Actor.YOU,
            "A planned item is not at the destination",
            "The plan says where the group or project should be, and nothing is there that the token can see. It was not moved yet, or its import failed.",
            "See drover status for this item; run it, then verify again."),
    COMPARISON_FAILED(
            Actor.US,
            "A comparison broke",
            "Comparing one relation of one item ended with an unexpected error. Everything else was compared.",
            "Run drover verify again; if it stays, report it with the log."),
    VERIFICATION_UNREADABLE(
            Actor.YOU,
            "The verification file cannot be read",
            "verification.json is written by drover verify. It is missing, or was changed by hand, or is of another version of Drover.",
            "Run drover verify.");

    private final Explanation explanation;

    VerifyProblem(Actor actor, String title, String explanation, String next) {
        this.explanation = new Explanation(title, actor, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
