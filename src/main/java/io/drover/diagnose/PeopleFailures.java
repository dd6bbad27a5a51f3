package io.drover.diagnose;

import static io.drover.diagnose.FailureMode.sign;
import static io.drover.problem.Fact.Kind.CODE;
import static io.drover.problem.Fact.Kind.ENDPOINT;
import static io.drover.problem.Fact.Kind.FINDING;
import static io.drover.problem.Fact.Kind.KIND;
import static io.drover.problem.Fact.Kind.METHOD;
import static io.drover.problem.Fact.Kind.RELATION;
import static io.drover.problem.Fact.Kind.REQUEST;
import static io.drover.problem.Fact.Kind.RULE;
import static io.drover.problem.Fact.Kind.STATE;
import static io.drover.problem.Fact.Kind.STATUS;

import io.drover.problem.Actor;
import io.drover.problem.Observation;
import java.util.List;

/** Why something is attributed to the wrong person or to nobody. */
final class PeopleFailures {
    static final List<FailureMode> ALL = List.of(
            mode("IMPORTED_WITHOUT_ADMINISTRATOR", Actor.DESTINATION_ADMIN,
                    "Everything belongs to the importing user",
                    "Author of all issues and merge requests is the migration user; notes end in \"*By NAME on DATE*\".",
                    "File imports map people only with an administrator's token. Everybody else, so also everybody on GitLab.com, becomes the "
                            + "author of everything.",
                    "Use an administrator's token at the destination; on GitLab.com take direct transfer.",
                    "doc/user/project/settings/import_export.md, \"Preserving user contributions\"",
                    sign(RELATION, "project_members").and(FINDING, "not-administrator"),
                    sign(RULE, "importer-is-no-admin")),
            mode("PUBLIC_EMAIL_MISSING", Actor.SOURCE_ADMIN,
                    "Authors are not recognised because their address is not public",
                    "Some people's work belongs to the importing user.",
                    "An archive holds the public e-mail only; without it nobody is matched at the destination, where it must be the primary "
                            + "one.",
                    "Drover writes the addresses of users.csv into the archive; make them complete there.",
                    "doc/user/project/settings/import_export.md, \"Preserving user contributions\"",
                    sign(RELATION, "project_members").and(FINDING, "hidden-emails"),
                    sign(RELATION, "project_members").and(FINDING, "unmapped-users"),
                    sign(RULE, "unmapped-author"),
                    sign(RULE, "author-named-in-note")),
            mode("MEMBERS_MISSING_IN_EXPORT", Actor.SOURCE_ADMIN,
                    "Only part of the members is in the archive",
                    "Inherited members are missing after the import.",
                    "An export made by a Maintainer holds direct members only; all are in it when an Owner of the top-level group or an "
                            + "administrator exports.",
                    "Export with an Owner's token. Drover sets memberships over the API in any case.",
                    "doc/user/project/settings/import_export.md",
                    sign(RELATION, "project_members")),
            mode("PLACEHOLDER_LIMIT_REACHED", Actor.DESTINATION_ADMIN,
                    "There are more people than placeholder users allowed",
                    "Contributions belong to a user named \"Import User\"; assignees, approvals and memberships are merged or lost.",
                    "GitLab.com limits placeholders by plan and seats in each top-level group (200 to 8,000).",
                    "Move in waves and reassign between them, raise the plan, or create the accounts first.",
                    "doc/user/import/mapping/post_migration_mapping.md",
                    sign(METHOD, "direct transfer").and(RELATION, "user_contributions"),
                    sign(METHOD, "direct transfer").and(RELATION, "members")),
            mode("REASSIGNMENT_FAILED", Actor.DESTINATION_ADMIN,
                    "A placeholder could not be reassigned",
                    "Source user with status FAILED.",
                    "The job ended in an error; before 18.11 nothing retries it.",
                    "importSourceUserRetryFailedReassignment in 18.11 and later; before, the administrator repairs it in the Rails console.",
                    "doc/user/import/mapping/troubleshooting.md; issue 589777",
                    sign(STATE, "FAILED").and(KIND, "people")),
            mode("REASSIGNMENT_WAITS", Actor.YOU,
                    "A reassignment waits for the person",
                    "Status AWAITING_APPROVAL for weeks.",
                    "Unless an administrator allows to bypass it, the person must accept by e-mail. People who left never do.",
                    "Remind them (importSourceUserResendNotification), or have confirmation bypassed for enterprise users or by the "
                            + "administrator.",
                    "doc/user/import/mapping/reassignment.md",
                    sign(STATE, "AWAITING_APPROVAL").and(KIND, "people")),
            mode("REASSIGNED_AFTER_TRANSFER", Actor.YOU,
                    "A group was moved before the reassignment was complete",
                    "Placeholders that nobody can reassign any more.",
                    "Placeholders belong to the top-level group they were imported into.",
                    "Complete the reassignment first; it cannot be undone.",
                    "doc/user/import/mapping/reassignment.md"),
            mode("USER_CREATION_REFUSED", Actor.DESTINATION_ADMIN,
                    "A user cannot be created",
                    "POST /users answers 400, 403 or 409.",
                    "GitLab.com has no such endpoint for customers; elsewhere the address or user name is taken, the domain is not allowed, or "
                            + "seats are used up.",
                    "Correct the row in users.csv (another user name or match), allow the domain, or have the accounts made by SCIM.",
                    "doc/api/users.md",
                    sign(ENDPOINT, "/users").and(STATUS, "409"),
                    sign(ENDPOINT, "/users").and(STATUS, "400"),
                    sign(ENDPOINT, "/users").and(STATUS, "403"),
                    sign(ENDPOINT, "/users").and(REQUEST, "POST").and(STATUS, "409").and(FINDING, "user-conflicts"),
                    sign(CODE, "METHOD_NOT_AVAILABLE").and(KIND, "people")),
            mode("MEMBER_REFUSED", Actor.DESTINATION_ADMIN,
                    "A membership is refused",
                    "400 or 403 at POST /projects/:id/members or /groups/:id/members.",
                    "The group is locked by LDAP or SAML sync (membership_lock), the domain is not allowed, a seat is missing (seat control), "
                            + "or the person has a higher role by inheritance.",
                    "Unlock for the window; compare the roles above.",
                    "doc/api/members.md; doc/user/group/access_and_permissions.md",
                    sign(ENDPOINT, "/projects/:id/members").and(STATUS, "400"),
                    sign(ENDPOINT, "/projects/:id/members").and(STATUS, "403").and(REQUEST, "POST"),
                    sign(ENDPOINT, "/groups/:id/members").and(STATUS, "400"),
                    sign(ENDPOINT, "/groups/:id/members").and(STATUS, "403").and(REQUEST, "POST")),
            mode("UNCONFIRMED_ACCOUNTS_DELETED", Actor.DESTINATION_ADMIN,
                    "New accounts disappeared",
                    "People created before the window are gone.",
                    "GitLab.com deletes accounts that are not confirmed within three days; also those made by SCIM or SAML without a verified "
                            + "domain.",
                    "Verify the domain before creating accounts.",
                    "doc/user/gitlab_com/_index.md"),
            mode("PROTECTION_LEVELS_RESET", Actor.DESTINATION_ADMIN,
                    "Protected branches allow Maintainers only",
                    "Access levels of protected branches and tags differ after the import.",
                    "Unless the importer is Owner of the destination's top-level group or administrator, levels are reset to Maintainers on "
                            + "import.",
                    "Import as Owner; Drover sets the levels again over the API where it may.",
                    "doc/user/project/settings/import_export.md",
                    sign(RELATION, "protected_branches"),
                    sign(RELATION, "protected_tags"),
                    sign(RULE, "protection-reset")),
            mode("OWNERS_BECAME_MAINTAINERS", Actor.YOU,
                    "Owners of a project arrive as Maintainers",
                    "Nobody is Owner of the project.",
                    "A file import caps direct project members at Maintainer.",
                    "Drover raises them over the API afterwards; check the journal's step \"memberships\".",
                    "doc/user/project/settings/import_export.md",
                    sign(RELATION, "project_members").and(FINDING, "project-owners"),
                    sign(RULE, "owner-became-maintainer")));

    private PeopleFailures() {}

    private static FailureMode mode(
            String code, Actor actor, String title, String symptom, String cause, String fix, String source, Observation... signs) {
        return FailureMode.of(Area.PEOPLE, code, actor, title, symptom, cause, fix, source, signs);
    }
}
