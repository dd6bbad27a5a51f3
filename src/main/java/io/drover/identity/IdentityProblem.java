package io.drover.identity;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/** What can be wrong with the user map. */
public enum IdentityProblem implements ProblemCode {
    USERS_MISSING(
            "There is no user map",
            "users.csv says which destination user each source user becomes. It is drafted by `drover plan`.",
            "Run `drover plan`, look through users.csv, then run the command again."),
    USERS_INVALID(
            "users.csv has mistakes",
            "The file could be read but some rows are not what they should be. All mistakes are listed with line and column.",
            "Correct the rows named and run the command again."),
    USERS_UNREADABLE(
            "users.csv cannot be read",
            "The operating system refuses to read the file, or it was saved in another encoding than UTF-8.",
            "Check owner and permissions, and save it as CSV UTF-8.");

    private final Explanation explanation;

    IdentityProblem(String title, String explanation, String next) {
        this.explanation = new Explanation(title, Actor.YOU, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
