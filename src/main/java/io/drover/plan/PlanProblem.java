package io.drover.plan;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/** What can be wrong with the plan. */
public enum PlanProblem implements ProblemCode {
    PLAN_MISSING(
            "There is no plan yet",
            "plan.yaml says who goes when and how. It is drafted by `drover plan` from the inventory and the assessment.",
            "Run `drover plan`, look through plan.yaml, then run the command again."),
    PLAN_INVALID(
            "plan.yaml has mistakes",
            "The file could be read but something in it is unknown, missing, doubled or in the wrong order. All mistakes are listed with line and column.",
            "Correct the lines named and run the command again."),
    PLAN_UNREADABLE(
            "plan.yaml cannot be read",
            "The operating system refuses to read or write the file, or it was saved in another encoding than UTF-8.",
            "Check owner and permissions, and save it as UTF-8."),
    PLAN_EDITED(
            "A file you have edited would be overwritten",
            "plan.yaml or users.csv was changed since Drover drafted it, and the new draft differs. Nothing was written.",
            "Take the changes listed over by hand, or run `drover plan --force`: your file is kept beside it with the ending .before.");

    private final Explanation explanation;

    PlanProblem(String title, String explanation, String next) {
        this.explanation = new Explanation(title, Actor.YOU, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
