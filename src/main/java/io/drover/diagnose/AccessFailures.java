package io.drover.diagnose;

import static io.drover.diagnose.FailureMode.sign;
import static io.drover.problem.Fact.Kind.CODE;
import static io.drover.problem.Fact.Kind.ENDPOINT;
import static io.drover.problem.Fact.Kind.EXCEPTION;
import static io.drover.problem.Fact.Kind.FINDING;
import static io.drover.problem.Fact.Kind.KIND;
import static io.drover.problem.Fact.Kind.REQUEST;
import static io.drover.problem.Fact.Kind.SAID;
import static io.drover.problem.Fact.Kind.SIDE;
import static io.drover.problem.Fact.Kind.STAGE;
import static io.drover.problem.Fact.Kind.STATE;
import static io.drover.problem.Fact.Kind.STATUS;

import io.drover.problem.Actor;
import io.drover.problem.Observation;
import java.util.List;

/** What a token, a role or a switch of the instance stands in the way of. */
final class AccessFailures {
    static final List<FailureMode> ALL = List.of(
            mode("TOKEN_EXPIRED_MIDWAY", Actor.YOU,
                    "The token expired or was revoked during the migration",
                    "Every call is answered 401, also those that worked before.",
                    "Personal access tokens have an expiry date (at most 365 or 400 days), and administrators revoke the tokens of migration "
                            + "users once a window seems over.",
                    "Create a new token of the same user with the scope api, put it where drover.yaml says, and run again. The same user "
                            + "matters: exports belong to whoever started them.",
                    "doc/user/profile/personal_access_tokens.md",
                    sign(CODE, "GITLAB_TOKEN_REFUSED"),
                    sign(CODE, "GITLAB_TOKEN_REFUSED").and(FINDING, "token-expiry")),
            mode("GROUP_TOKEN_CANNOT_IMPORT", Actor.YOU,
                    "A group or project access token was used to import",
                    "The import fails with \"Error adding importer user to Project members. Validation failed: User project bots cannot be "
                            + "added to other groups / projects\".",
                    "Group and project access tokens belong to bot users, which can be members of their own group or project only. Imports and "
                            + "direct transfers add the importing user to the new project.",
                    "Use the personal access token of a user, best of a migration user made for this.",
                    "doc/user/project/settings/import_export_troubleshooting.md",
                    sign(STATE, "failed").and(SAID, "bot-cannot-be-member"),
                    sign(STATE, "failed").and(STAGE, "import").and(FINDING, "token-scope")),
            mode("TOKEN_WITHOUT_ADMIN_MODE", Actor.YOU,
                    "Admin mode is on and the token does not cover it",
                    "An administrator's token gets 403 from /application/settings, POST /users and other administrator endpoints, while GET "
                            + "/user says that the user is an administrator.",
                    "With admin mode on, API calls with administrator rights need a token with the scope admin_mode.",
                    "Create a token with the scopes api and admin_mode.",
                    "doc/administration/settings/sign_in_restrictions.md, \"Admin mode\"",
                    sign(CODE, "GITLAB_ADMIN_NEEDED")),
            mode("ROLE_TOO_LOW_TO_EXPORT", Actor.SOURCE_ADMIN,
                    "The user's role is too low to export",
                    "POST /projects/:id/export answers 403 or 404 for a project that the same token can read.",
                    "Exporting needs Maintainer, exporting a group or all members needs Owner; GitLab hides what one may not do behind 404.",
                    "Make the migration user Owner of the top-level group at the source.",
                    "doc/api/project_import_export.md; doc/user/project/settings/import_export.md",
                    sign(CODE, "GITLAB_PERMISSION_MISSING").and(STAGE, "export").and(SIDE, "source"),
                    sign(CODE, "GITLAB_EXPORT_DISABLED")),
            mode("EXPORTS_SWITCHED_OFF", Actor.SOURCE_ADMIN,
                    "File exports are switched off at the source",
                    "POST /projects/:id/export answers 404.",
                    "The application setting project_export_enabled is off.",
                    "Enable \"Project export\" (Admin area, Settings, General, Import and export settings) for the time of the migration.",
                    "doc/administration/settings/import_and_export_settings.md",
                    sign(CODE, "GITLAB_EXPORT_DISABLED").and(STAGE, "export"),
                    sign(CODE, "GITLAB_EXPORT_DISABLED").and(STAGE, "export").and(FINDING, "export-disabled")),
            mode("IMPORT_SOURCE_NOT_ENABLED", Actor.DESTINATION_ADMIN,
                    "\"GitLab export\" is not an allowed import source",
                    "POST /projects/import answers 403; an importer for another forge answers 4xx.",
                    "On self-managed instances every importer is off by default since 16.0.",
                    "Enable \"GitLab export\" under Admin area, Settings, General, Import and export settings, Import sources.",
                    "doc/administration/settings/import_and_export_settings.md",
                    sign(CODE, "GITLAB_IMPORT_DISABLED"),
                    sign(CODE, "GITLAB_IMPORT_DISABLED").and(FINDING, "import-source"),
                    sign(CODE, "METHOD_NOT_AVAILABLE").and(FINDING, "import-source"),
                    sign(ENDPOINT, "/projects/import").and(STATUS, "403")),
            mode("ROLE_TOO_LOW_TO_IMPORT", Actor.DESTINATION_ADMIN,
                    "The user may not create projects in the destination group",
                    "POST /projects/import answers 403 or 404, or says that the namespace is not valid.",
                    "Importing needs Maintainer of the destination group since 16.0 (Developer was enough before), and the group can forbid "
                            + "project creation altogether (\"Default minimum role required to create projects\").",
                    "Make the migration user Owner of the destination's top-level group, and look at the group's project creation role.",
                    "doc/user/project/settings/import_export.md",
                    sign(CODE, "GITLAB_PERMISSION_MISSING").and(STAGE, "import").and(SIDE, "destination"),
                    sign(ENDPOINT, "/projects/import").and(STATUS, "404")),
            mode("TOP_LEVEL_GROUP_NOT_ALLOWED", Actor.DESTINATION_ADMIN,
                    "Top-level groups cannot be created here over the API",
                    "POST /groups without a parent answers 403.",
                    "GitLab.com lets nobody create top-level groups over the API in free and trial accounts, and self-managed instances take "
                            + "the right from users with can_create_group off.",
                    "Create the top-level group by hand, make the migration user its Owner, and let plan.yaml lead below it.",
                    "doc/api/groups.md",
                    sign(CODE, "GITLAB_PERMISSION_MISSING").and(ENDPOINT, "/groups").and(REQUEST, "POST").and(STATUS, "403")),
            mode("GROUP_REQUIRES_SSO_OR_2FA", Actor.DESTINATION_ADMIN,
                    "The destination group enforces single sign-on or two factors",
                    "Calls below one top-level group answer 403 or 404 while others work with the same token.",
                    "With SSO enforcement the token's user needs a linked identity and a fresh session; with required two-factor "
                            + "authentication the user needs a second factor. IP restrictions of a group look the same.",
                    "Link the migration user's identity or take it out of the enforcement for the window, and allow the migration machine's "
                            + "address.",
                    "doc/user/group/saml_sso/_index.md; doc/user/group/access_and_permissions.md",
                    sign(CODE, "GITLAB_PERMISSION_MISSING").and(SIDE, "destination")),
            mode("TOO_MANY_FAILED_LOGINS", Actor.ENVIRONMENT,
                    "The machine's address is banned after refused logins",
                    "Everything from this machine is answered 403, Git and registry calls first.",
                    "GitLab.com bans an address for 15 minutes after 300 failed authentications by Git or the registry in a minute; "
                            + "self-managed instances for an hour after 30 in three minutes.",
                    "Correct the token, wait until the ban is over, then run again. Ask the administrator to allow-list the machine.",
                    "doc/user/gitlab_com/rate_limits.md",
                    sign(CODE, "GIT_REMOTE_REFUSED").and(SAID, "git-http-403")),
            mode("MAINTENANCE_MODE", Actor.DESTINATION_ADMIN,
                    "The instance is in maintenance mode",
                    "Reading works; every POST, PUT and DELETE is answered 503, an export cannot even be started.",
                    "Maintenance mode lets nobody write, and starting an export is a write.",
                    "Freeze the source by archiving projects or by protecting branches instead, or end maintenance mode.",
                    "doc/administration/maintenance_mode/_index.md",
                    sign(CODE, "GITLAB_UNAVAILABLE").and(REQUEST, "POST").and(STATUS, "503"),
                    sign(CODE, "GITLAB_UNAVAILABLE").and(REQUEST, "PUT").and(STATUS, "503")),
            mode("VERSION_TOO_FAR_APART", Actor.YOU,
                    "The versions of both sides are too far apart",
                    "The archive is refused, or imports with relations missing or renamed attributes lost.",
                    "GitLab supports archives and direct transfers from at most two minor versions behind the destination, and never from a "
                            + "newer source. Only the archive's format number is really checked, so the rest goes wrong quietly.",
                    "Upgrade the older side first. Where that is impossible, move a pilot project and look at every difference that `drover "
                            + "verify` finds.",
                    "doc/user/project/settings/import_export.md",
                    sign(STATE, "failed").and(FINDING, "version-gap"),
                    sign(FINDING, "version-gap").and(EXCEPTION, "ActiveRecord::RecordInvalid"),
                    sign(FINDING, "version-gap").and(EXCEPTION, "NoMethodError")));

    private AccessFailures() {}

    private static FailureMode mode(
            String code, Actor actor, String title, String symptom, String cause, String fix, String source, Observation... signs) {
        return FailureMode.of(Area.ACCESS, code, actor, title, symptom, cause, fix, source, signs);
    }
}
