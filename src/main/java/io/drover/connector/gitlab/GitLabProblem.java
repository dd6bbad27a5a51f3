package io.drover.connector.gitlab;

import io.drover.problem.Actor;
import io.drover.problem.Explanation;
import io.drover.problem.ProblemCode;

/**
 * What can go wrong with a GitLab. Told apart by status, endpoint and the shape of the answer, never by its words. Where the
 * administrator of an instance must act, the problem thrown names the right one of the two.
 */
public enum GitLabProblem implements ProblemCode {
    GITLAB_TOKEN_REFUSED(
            Actor.YOU,
            "The token is not accepted",
            "The instance does not know the token, or the token has expired or was revoked (doc/api/rest/authentication.md).",
            "Create a personal access token with the scope api on that instance, and put it where drover.yaml says the token comes from."),
    GITLAB_SCOPE_MISSING(
            Actor.YOU,
            "The token lacks a scope",
            "The token is valid, but its scopes do not cover this call (doc/user/profile/personal_access_tokens.md). Reading needs read_api, everything else api.",
            "Create a token with the scope api; scopes of an existing token cannot be changed."),
    GITLAB_ADMIN_NEEDED(
            Actor.DESTINATION_ADMIN,
            "Only an administrator may do this",
            "The endpoint is reserved for administrators of the instance, and the token's user is not one, or admin mode is on and the token lacks the scope admin_mode.",
            "Use an administrator's token (with admin_mode where the instance asks for it), or leave out the part of the plan that needs it."),
    GITLAB_ACCOUNT_REFUSED(
            Actor.DESTINATION_ADMIN,
            "The instance refuses the token's user altogether",
            "The token is known, but its user may not even ask who it is: blocked, deactivated, awaiting approval, or made to accept the terms, to set up "
                    + "two-factor authentication or to come from an allowed address first (doc/administration/moderate_users.md).",
            "Unblock or activate the user, let it sign in once and accept what is asked, or use another administrator's token."),
    GITLAB_LFS_REFUSED(
            Actor.DESTINATION_ADMIN,
            "An LFS object is not given out or not accepted",
            "The address that the LFS batch API gave for one object refuses: LFS is off, the storage quota is used up, or the object storage cannot be "
                    + "reached from this machine (doc/administration/lfs/_index.md).",
            "Check that LFS is on in the project and that object storage can be reached from here (or is proxied by GitLab), then retry the item."),
    GITLAB_PERMISSION_MISSING(
            Actor.DESTINATION_ADMIN,
            "The token's user may not do this here",
            "The user can see the place but has too low a role for this call. Exports and most settings need Maintainer or Owner.",
            "Make the token's user Owner of the group, or use the token of someone who is."),
    GITLAB_NOT_FOUND(
            Actor.YOU,
            "There is no such thing, or the token may not see it",
            "GitLab answers 404 both for what does not exist and for what the token's user may not see.",
            "Check the path, and that the token's user is a member there."),
    GITLAB_NOT_HERE(
            Actor.YOU,
            "There is no GitLab at this URL",
            "The host answers, but not as a GitLab does: GET /api/v4/version gives neither a version nor asks for a token.",
            "Give the base URL of the instance in drover.yaml: what the browser shows before the first group name."),
    GITLAB_FEATURE_OFF(
            Actor.DESTINATION_ADMIN,
            "The feature is switched off",
            "The instance, the group or the project has this feature disabled, or its licence does not include it.",
            "Have the feature enabled for the time of the migration, or drop the relation from the plan."),
    GITLAB_EXPORT_DISABLED(
            Actor.SOURCE_ADMIN,
            "File exports are switched off, or need a higher role",
            "The instance answers 404 to starting an export of something that the token can see: project_export_enabled is off, or the user is below Maintainer (doc/api/project_import_export.md).",
            "Have 'Project export' enabled (Admin area, Settings, General, Import and export settings), and the token's user made Owner."),
    GITLAB_EXPORT_TOO_LARGE(
            Actor.SOURCE_ADMIN,
            "The project is larger than the instance exports",
            "GitLab refuses to start an export of a project above max_export_size.",
            "Have max_export_size raised for the time of the migration, or choose another method for this project."),
    GITLAB_EXPORT_GONE(
            Actor.YOU,
            "The finished export is no longer there",
            "GitLab deletes an export 24 hours after it was made, and when the same user starts another one.",
            "Retry the item: it starts a new export."),
    GITLAB_IMPORT_DISABLED(
            Actor.DESTINATION_ADMIN,
            "File imports are switched off, or need a higher role",
            "GitLab export is not among the enabled import sources (all are off by default since 16.0), or the user is below Maintainer in the destination group (doc/api/project_import_export.md).",
            "Have 'GitLab export' enabled under Admin area, Settings, General, Import and export settings, and the token's user made Owner of the group."),
    GITLAB_RELATION_IMPORT_UNDER_WAY(
            Actor.DESTINATION_ADMIN,
            "Another relation is being imported into the project",
            "GitLab imports one relation at a time into a project; one that hangs is in the way for 24 hours (app/services/projects/import_export/relation_import_service.rb).",
            "Wait until GET /projects/:id/relation-imports shows none that is created or started, then retry the item."),
    GITLAB_PATH_TAKEN(
            Actor.YOU,
            "Something else already has this path at the destination",
            "A group, project or user of that path exists, or a project there is still waiting for its deletion.",
            "Choose another path in plan.yaml, or remove what is there."),
    GITLAB_UPLOAD_TOO_LARGE(
            Actor.DESTINATION_ADMIN,
            "The upload is larger than the instance or a proxy before it takes",
            "Status 413 comes from max_import_size or from the web server's own limit (client_max_body_size, an ingress, Cloudflare's 5 GiB on GitLab.com).",
            "Have the limit raised, or choose another method for this project."),
    GITLAB_DOWNLOAD_DAMAGED(
            Actor.ENVIRONMENT,
            "The download is not what the instance announced",
            "The number of bytes on disk differs from the announced length although the connection ended in good order; a proxy may have changed the file.",
            "Retry the item. If it repeats, keep proxies from rewriting downloads."),
    GITLAB_REFUSED_INPUT(
            Actor.US,
            "The instance refuses what we sent",
            "A validation of the instance failed. Usually a setting or a value that the source allows and the destination does not.",
            "Read what the instance says, correct the plan or the destination's settings, and retry the item. If it looks wrong, report it as a bug."),
    GITLAB_CONFLICT(
            Actor.YOU,
            "The instance says that this clashes with what is there",
            "Somebody or something changed the same record at the same time, or a record with the same identity exists.",
            "Retry the item; it looks again before it writes."),
    GITLAB_UNAVAILABLE(
            // waiting helps: only what the environment must solve is tried again by the engine
            Actor.ENVIRONMENT,
            "The instance is not serving requests",
            "The instance or its load balancer answers 502, 503 or 504: an upgrade, maintenance mode, or overload.",
            "Wait for the instance to come back and run again; it goes on where it stopped."),
    GITLAB_FAILED(
            Actor.DESTINATION_ADMIN,
            "The instance failed inside",
            "The instance answered 500: an error of its own. Its log holds the cause under the correlation id.",
            "Retry the item. If it repeats, give the administrator the correlation id to look up in production_json.log."),
    GITLAB_TRANSFER_OFF(
            Actor.DESTINATION_ADMIN,
            "Direct transfer is switched off",
            "bulk_import_enabled is off: every /bulk_imports and /export_relations call is answered with 404. It is off by default on self-managed instances and must be on at both (doc/administration/settings/import_and_export_settings.md).",
            "Have 'Allow migrating GitLab groups and projects by direct transfer' enabled (Admin area, Settings, General, Import and export settings), or choose file transfer in plan.yaml."),
    GITLAB_TRANSFER_SCOPE(
            Actor.YOU,
            "The source's token cannot be used for direct transfer",
            "The destination pulls with the source's token, and asks the source whether it is a personal access token with the scope api (doc/user/group/import/direct_transfer_migrations.md).",
            "Create a personal access token with the scope api at the source, best one that is used for nothing else, and revoke it after the migration."),
    GITLAB_TRANSFER_TOO_OLD(
            Actor.SOURCE_ADMIN,
            "The source is too old for direct transfer",
            "Projects can be pulled from 14.4 on (app/models/bulk_import.rb); two minor versions apart is what GitLab supports (doc/user/group/import/direct_transfer_migrations.md).",
            "Upgrade the source, or choose another method in plan.yaml."),
    GITLAB_SOURCE_NOT_REACHED(
            Actor.DESTINATION_ADMIN,
            "The destination could not read the source",
            "Drover read the same group or project with the same token, and the destination says that it may not. GitLab reports its own filter against requests to private addresses in these words (app/services/bulk_imports/create_service.rb), and so it does when the network between them is closed.",
            "Have 'Allow requests to the local network from webhooks and integrations' switched on or the source's host allowlisted at the destination (Admin area, Settings, Network, Outbound requests), and open port 443 from the destination to the source."),
    GITLAB_QUERY_UNKNOWN(
            Actor.DESTINATION_ADMIN,
            "The instance is too old for this",
            "The instance's GraphQL API does not know a field or mutation that was asked for (doc/api/graphql/reference): it came with a later version, or needs another licence.",
            "Upgrade the instance, or do this part by hand in the browser."),
    GITLAB_QUERY_REFUSED(
            Actor.US,
            "The instance does not take a question of ours",
            "GraphQL answered with errors that are not about what was asked for but about the question itself, such as its complexity (doc/api/graphql/_index.md#limits).",
            "Read what the instance says and try again. If it looks wrong, report it as a bug."),
    GITLAB_MUTATION_REFUSED(
            Actor.YOU,
            "The instance does not do what was asked",
            "GraphQL understood the request and refused it with a reason, such as a user who may not take over contributions, or a reassignment that is past this (app/services/import/source_users).",
            "Read what the instance says, correct users.csv or the account at the destination, and run the command again."),
    GITLAB_SHEET_REFUSED(
            Actor.US,
            "The instance does not take the sheet of reassignments",
            "GitLab checks an uploaded CSV as a whole: header, size, and that no user stands in it twice (doc/api/group_placeholder_reassignments.md).",
            "Look into the sheet in .drover/reassignments, and report it as a bug if it looks right."),
    GITLAB_DISK(
            Actor.ENVIRONMENT,
            "A file could not be written or read",
            "Writing a download or reading an upload failed: the disk is full, or the workspace is not writable.",
            "Free space or make the workspace folder writable, and run again.");

    private final Explanation explanation;

    GitLabProblem(Actor actor, String title, String explanation, String next) {
        this.explanation = new Explanation(title, actor, explanation, next);
    }

    @Override
    public Explanation about() {
        return explanation;
    }
}
