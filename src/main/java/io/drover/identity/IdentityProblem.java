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
            "Check owner and permissions, and save it as CSV UTF-8."),
    PLACEHOLDERS_NOT_HERE(
            Actor.DESTINATION_ADMIN,
            "The destination has no placeholder users",
            "Contributions are mapped to placeholder users and reassigned after the migration since 17.7 (doc/user/import/mapping/post_migration_mapping.md). "
                    + "An older destination attributes while it imports.",
            "Nothing is to be reassigned there. For placeholder users, upgrade the destination before the migration."),
    CONFIRMATION_NEEDED(
            Actor.DESTINATION_ADMIN,
            "The people named have to be asked",
            "Only an administrator of a self-managed instance or of GitLab Dedicated can reassign without confirmation, since 18.1 "
                    + "(doc/administration/settings/import_and_export_settings.md). On GitLab.com a group's owner can do so for enterprise users, with a setting "
                    + "that only the browser changes (Settings, General, Permissions and group features).",
            "Run the command without --skip-confirmation, or with an administrator's token.");

    private final Explanation explanation;

    IdentityProblem(String title, String explanation, String next) {
        this(Actor.YOU, title, explanation, next);
    }

    IdentityProblem(Actor actor, String title, String explanation, String next) {
        this.explanation = new Explanation(title, actor, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
