package io.drover.verify;

import static io.drover.model.Outcome.CARRIED;
import static io.drover.model.Outcome.LOST;
import static io.drover.model.Outcome.PLACEHOLDER;
import static io.drover.model.Outcome.TRANSFORMED;

import io.drover.model.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The table of known transformations. The first rule that fits explains a difference; what none explains is different. */
public final class Rules {
    private static final String FILE = "doc/user/project/settings/import_export.md";
    private static final String MAPPED = "doc/user/import/mapping/post_migration_mapping.md";
    private static final String MIGRATED = "doc/user/project/settings/import_export.md#migrated-items";
    private static final Map<String, Explained> ALL = new LinkedHashMap<>();

    static {
        // What guards
        row("approver-not-there", PLACEHOLDER, "An approver has no user or group at the destination; the rule holds without them, and they are named to be added by hand.", "doc/api/merge_request_approvals.md", GuardRules::approverNotThere);
        row("status-check-secret", PLACEHOLDER, "GitLab never shows the shared secret of a status check; it is on the list to re-enter by hand.", "doc/api/status_checks.md", GuardRules::statusCheckSecret);
        row("priority-from-above", LOST, "Over the API a project prioritises its own labels and those of its group, but not those of groups further up.", "doc/api/labels.md", GuardRules::priorityFromAbove);
        row("other-end-elsewhere", LOST, "The project at the other end is not among those that move.", "doc/user/group/import/migrated_items.md", GuardRules::otherEndElsewhere);
        row("ends-not-carried", LOST, "What it ties together does not come by this method.", "doc/user/project/settings/import_export.md", GuardRules::endsNotCarried);
        // People
        row("placeholder-user", PLACEHOLDER, "A placeholder user stands for the author until `drover users reassign` has given the contributions away.", MAPPED, PeopleRules::placeholder);
        row("import-user", PLACEHOLDER, "There are more people than the destination allows placeholder users; one user stands for all the others.", MAPPED, PeopleRules::importUser);
        row("unmapped-author", PLACEHOLDER, "The author has no user at the destination, so GitLab names the importing user instead.", FILE, PeopleRules::unmappedAuthor);
        row("importer-is-no-admin", PLACEHOLDER, "Only an administrator's import maps users; everything became the importing user's.", FILE, PeopleRules::importerIsNoAdmin);
        row("author-named-in-note", PLACEHOLDER, "GitLab could not attribute the note to its author, and added a line that names the author and the date.", FILE, PeopleRules::authorNamedInNote);
        row("unmapped-people-collapse", PLACEHOLDER, "Several people without a user became one, so only one of them remains here.", FILE, PeopleRules::collapsed);
        row("unmapped-member", LOST, "The member has no user at the destination.", FILE, PeopleRules::unmappedMember);
        row("covered-from-above", TRANSFORMED, "A group above gives the person this level or more; GitLab adds nobody directly with less.", "doc/api/project_members.md", PeopleRules::coveredFromAbove);
        row("invited-group-elsewhere", PLACEHOLDER, "The invited group is not among those that move; it is named to be invited by hand.", "doc/api/projects.md", AccessRules::invitedGroupElsewhere);
        row("importer-is-member", CARRIED, "GitLab makes the importing user a member of what it imports.", FILE, PeopleRules::importerIsMember);
        row("bot-of-new-token", CARRIED, "A new access token brings its own bot user, who is a member.", "doc/user/project/settings/project_access_tokens.md#bot-users-for-projects", PeopleRules::botOfNewToken);
        row("owner-became-maintainer", TRANSFORMED, "GitLab imports owners of a project as maintainers.", FILE, PeopleRules::ownerBecameMaintainer);
        // Content
        row("own-links", TRANSFORMED, "Links to the old host, path or upload address were rewritten.", "doc/user/group/import/_index.md", ContentRules::ownLinks);
        row("milestone-suffix", TRANSFORMED, "The title was taken, so GitLab added a suffix.", FILE, ContentRules::milestoneSuffix);
        row("group-label-became-project-label", CARRIED, "A label of a group that was not there became a label of the project.", MIGRATED, ContentRules::groupLabel);
        row("group-milestone-became-project-milestone", CARRIED, "A milestone of a group that was not there became a milestone of the project.", MIGRATED, ContentRules::groupMilestone);
        row("latest-version-only", TRANSFORMED, "Only the latest version of a merge request's diff travels.", MIGRATED, ContentRules::latestVersionOnly);
        row("group-label-priority", TRANSFORMED, "Priorities of group labels do not travel.", "doc/user/group/import/migrated_items.md", ContentRules::groupLabelPriority);
        row("epic-made-anew", PLACEHOLDER, "The group came without an import, so the epic was made over the API: its author is the caller, and it was closed now.", "doc/api/epics.md", PortfolioRules::madeAnew);
        row("epic-without-its-talk", LOST, "The group came without an import, and what was said about an epic cannot be said again by others over the API.", "doc/api/epics.md", PortfolioRules::withoutTalk);
        row("epic-made-for-issues", TRANSFORMED, "The group of the epic does not move, so the import made one with its title in the project's group, for the issues that belong to it.", FILE, PortfolioRules::madeForIssues);
        row("author-outside-group", PLACEHOLDER, "Importing a group attributes to its members alone; what others wrote there is the importing user's.", FILE, PeopleRules::authorOutsideGroup);
        // Git
        row("fork-branch", CARRIED, "GitLab made a branch for a merge request that came from a fork.", FILE, GitRules::forkBranch);
        row("internal-refs", TRANSFORMED, "GitLab's own bookkeeping refs are made anew by each instance.", "doc/development/gitaly.md", GitRules::internalRefs);
        row("merge-request-refs-cannot-be-pushed", LOST, "Merge request refs cannot be pushed by a client.", "doc/user/project/merge_requests/reviews/_index.md", GitRules::pushedMergeRequestRefs);
        row("repository-only", LOST, "The plan moves only the repository of this project, and this cannot be re-created over the API.", "doc/user/project/import/_index.md", GitRules::repositoryOnly);
        row("links-committed", TRANSFORMED, "Commits on top of the source's rewrite links to the old host in wiki pages or files, and nothing else.", "doc/user/project/wiki/_index.md", GitRules::linksCommitted);
        row("missing-lfs-at-source", CARRIED, "The source itself does not have this LFS object, only the pointer.", "doc/topics/git/lfs/_index.md", GitRules::lfsMissingAtSource);
        // CI/CD
        row("hidden-value", PLACEHOLDER, "A hidden variable's value cannot be read; it is on the list to re-enter by hand.", "doc/ci/variables/_index.md#hide-a-cicd-variable", PipelineRules::hiddenValue);
        row("hidden-variable-by-hand", LOST, "A hidden variable's value cannot be read, and GitLab takes no variable without a value; it is on the list to enter by hand.", "doc/ci/variables/_index.md#hide-a-cicd-variable", PipelineRules::hiddenVariable);
        row("pipeline-canceled", TRANSFORMED, "A pipeline that was not finished arrives cancelled.", MIGRATED, PipelineRules::canceled);
        row("child-pipeline", LOST, "Child pipelines do not travel.", MIGRATED, PipelineRules::childPipeline);
        row("pipeline-timing", TRANSFORMED, "Records of pipelines travel without what was computed from their jobs' logs.", MIGRATED, PipelineRules::computed);
        row("schedule-inactive", TRANSFORMED, "Pipeline schedules arrive inactive.", MIGRATED, PipelineRules::scheduleInactive);
        row("schedule-owner", TRANSFORMED, "Pipeline schedules belong to the importing user.", MIGRATED, PipelineRules::scheduleOwner);
        // Deployment
        row("runner-by-hand", LOST, "A runner is registered again, with a new token, where it runs; it is on the list.", "doc/api/runners.md", DeploymentRules::runner);
        row("resource-group-by-job", TRANSFORMED, "GitLab makes a resource group when the first job names it; its mode is on the list to set by hand.", "doc/api/resource_groups.md", DeploymentRules::resourceGroup);
        row("push-mirror-off", TRANSFORMED, "A push mirror arrives switched off: its password cannot be read, and it must not push while both instances are in use.", "doc/api/remote_mirrors.md", DeploymentRules::mirrorOff);
        row("pull-mirror-by-hand", LOST, "A pull mirror would overwrite what moved, and its password cannot be read; it is on the list to set up by hand.", "doc/api/project_pull_mirroring.md", DeploymentRules::pullMirror);
        row("certificate-by-hand", PLACEHOLDER, "The key of a Pages domain's certificate cannot be read; it is on the list to enter by hand.", "doc/api/pages_domains.md", DeploymentRules::certificate);
        row("job-token-of-unmoved", LOST, "The project or group whose jobs may come in does not move.", "doc/api/project_job_token_scopes.md", DeploymentRules::allowedButNotMoved);
        row("unmapped-deployer", LOST, "Who may deploy or must approve has no user at the destination.", "doc/api/protected_environments.md", DeploymentRules::deployerWithoutUser);
        // Access
        row("webhook-token", PLACEHOLDER, "GitLab never shows a webhook's secret token; it is on the list to re-enter by hand.", "doc/api/project_webhooks.md", AccessRules::webhookToken);
        row("webhook-by-hand", LOST, "A webhook's URL variables cannot be read, and its address is none without them; it is on the list to enter by hand.", "doc/user/project/integrations/webhooks.md#mask-sensitive-portions-of-webhook-urls", AccessRules::webhookWithVariables);
        row("invitation-by-hand", LOST, "An invitation sends mail, so none is sent unless send_mail_for in drover.yaml names it; it is on the list to send by hand.", "doc/api/invitations.md", AccessRules::invitation);
        row("custom-role-by-hand", PLACEHOLDER, "The link gives the role that the custom role is based on; the custom role is on the list to set by hand.", "doc/api/member_roles.md", AccessRules::customRole);
        row("integration-by-hand", LOST, "An integration's credentials cannot be read; it is on the list to set up by hand.", "doc/api/project_integrations.md", AccessRules::integration);
        row("new-token", LOST, "A token cannot be read, so it cannot be copied; a new one must be made.", "doc/api/project_access_tokens.md", AccessRules::newToken);
        row("protection-reset", TRANSFORMED, "Protection levels are reset to Maintainers unless the importer owns the top-level group.", FILE, AccessRules::protectionReset);
        row("default-branch-protected", CARRIED, "The destination protects the default branch of every new project.", "doc/user/project/repository/branches/default.md", AccessRules::defaultBranch);
        // Settings
        row("destinations-own", CARRIED, "It belongs to the destination, which has others besides what moved.", "doc/api/instance_level_ci_variables.md", DeploymentRules::destinationsOwn);
        row("visibility-capped", TRANSFORMED, "Visibility is capped by the parent group and the destination's restricted levels.", FILE, AccessRules::visibilityCapped);
        row("frozen-source", CARRIED, "The source is archived because Drover froze it.", "doc/user/project/working_with_projects.md", AccessRules::frozen);
        row("attribute-unknown-to-version", TRANSFORMED, "One of the two versions does not have this attribute.", "doc/development/api_styleguide.md", AccessRules::unknownToVersion);
        row("package-format", LOST, "Packages of this format cannot be published again by Drover.", "doc/user/packages/package_registry/supported_package_managers.md", AccessRules::packageFormat);
        // Whole relations
        row("made-over-api", TRANSFORMED, "Re-created over the API, which knows neither its first day nor its author: both are those of the run.", "doc/api/rest/_index.md", AccessRules::madeOverApi);
        row(LossLedger.Entry.DECLARED, LOST, "It did not arrive, and the run said so when it happened; the reason is with the item.", MIGRATED, _ -> false);
        row("not-carried", LOST, "Neither the file transfer nor this version of Drover carries this kind of thing.", MIGRATED, AccessRules::notCarried);
    }

    private Rules() {}

    record Explained(Rule rule, Predicate<Evidence> fits) {}

    public static List<Rule> all() {
        return ALL.values().stream().map(Explained::rule).toList();
    }

    /** Empty for an id of another version of Drover. */
    public static Optional<Rule> byId(String id) {
        return Optional.ofNullable(ALL.get(id)).map(Explained::rule);
    }

    static Optional<Rule> explaining(Evidence evidence) {
        return ALL.values().stream().filter(e -> e.fits().test(evidence)).findFirst().map(Explained::rule);
    }

    private static void row(String id, Outcome outcome, String sentence, String source, Predicate<Evidence> fits) {
        ALL.put(id, new Explained(new Rule(id, outcome, sentence, source), fits));
    }
}
