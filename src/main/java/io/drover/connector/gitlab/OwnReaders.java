package io.drover.connector.gitlab;

import io.drover.connector.Images;
import io.drover.model.Relation;
import io.drover.model.Relations;
import java.util.Map;

/** The relations that one list does not give whole, and who reads them. */
final class OwnReaders {
    private OwnReaders() {}

    static Map<Relation, GitLabRelations.OwnReader> all(GitLabApi api, Identity identity, ListReader lists, Images images, GitLabPackages packages) {
        SettingsReader settings = new SettingsReader(api);
        InvitedGroupsReader invited = new InvitedGroupsReader(api);
        PagesHandler pages = new PagesHandler(api);
        Map<Relation, GitLabRelations.OwnReader> all = Singles.readers(api, identity);
        all.putAll(Map.ofEntries(
                Map.entry(Relations.ISSUES, new IssueReader(api, lists)),
                Map.entry(Relations.ISSUE_LINKS, new IssueLinkReader(api, lists)),
                Map.entry(Relations.EPICS, new EpicReader(api, lists)),
                Map.entry(Relations.EPIC_LINKS, new EpicLinkReader(api, lists)),
                Map.entry(Relations.EPIC_ISSUES, new EpicIssueReader(lists, identity)),
                Map.entry(Relations.MERGE_REQUESTS, new MergeRequestReader(api, lists)),
                Map.entry(Relations.PIPELINE_SCHEDULES, new ScheduleReader(api, lists)),
                Map.entry(Relations.PROTECTED_ENVIRONMENTS, new ProtectedEnvironmentReader(api, lists, Relations.PROTECTED_ENVIRONMENTS)),
                Map.entry(Relations.GROUP_PROTECTED_ENVIRONMENTS, new ProtectedEnvironmentReader(api, lists, Relations.GROUP_PROTECTED_ENVIRONMENTS)),
                Map.entry(Relations.JOB_TOKEN_SCOPE, new JobTokenScope(api)),
                Map.entry(Relations.SECURE_FILES, new SecureFileReader(api, lists)),
                Map.entry(Relations.TERRAFORM_STATES, new TerraformStates(api)),
                Map.entry(Relations.PULL_MIRROR, new PullMirror(api)),
                Map.entry(Relations.PAGES, pages),
                Map.entry(Relations.SNIPPETS, new SnippetReader(api, lists)),
                Map.entry(Relations.CONTAINER_REPOSITORIES, new ImageReader(api, lists, images)),
                Map.entry(Relations.REPOSITORY_RULES, new RepositoryRules(api, lists)),
                Map.entry(Relations.PACKAGES, new PackageReader(api, lists, packages)),
                Map.entry(Relations.UPLOADS, new UploadReader(api, lists)),
                Map.entry(Relations.SETTINGS, settings),
                Map.entry(Relations.GROUP_SETTINGS, settings),
                Map.entry(Relations.INVITED_GROUPS, invited),
                Map.entry(Relations.MERGE_REQUEST_BLOCKS, new DependencyReader(api, identity)),
                Map.entry(Relations.FORK_NETWORK, new ForkReader(api)),
                Map.entry(Relations.INTEGRATIONS, new IntegrationReader(api, lists, Relations.INTEGRATIONS)),
                Map.entry(Relations.GROUP_INTEGRATIONS, new IntegrationReader(api, lists, Relations.GROUP_INTEGRATIONS)),
                Map.entry(Relations.AVATAR, new AvatarReader(api)),
                Map.entry(Relations.GROUP_AVATAR, new AvatarReader(api)),
                Map.entry(Relations.GROUP_INVITED_GROUPS, invited)));
        return all;
    }
}
