package io.drover.simulator.content;

import io.drover.simulator.Instance;
import io.drover.simulator.Routes;

/** Everything the simulated GitLab answers about the content of projects and groups, resource by resource. */
public final class ContentEndpoints {
    private ContentEndpoints() {}

    /** Adds the routes of every resource. Call once per instance. */
    public static void register(Routes routes, Instance instance) {
        Content content = new Content(instance);
        IssuePresenter issues = new IssuePresenter(content);
        MergeRequestPresenter mergeRequests = new MergeRequestPresenter(content);
        planning(routes, content, issues, mergeRequests);
        if (content.enterprise()) {
            portfolio(routes, content, issues);
        }
        talking(routes, content);
        review(routes, content, mergeRequests);
        code(routes, content);
        automation(routes, content);
        access(routes, content);
    }

    private static void planning(Routes routes, Content content, IssuePresenter issues, MergeRequestPresenter mergeRequests) {
        new LabelEndpoints(content).register(routes);
        new MilestoneEndpoints(content, issues, mergeRequests).register(routes);
        new IssueEndpoints(content, issues).register(routes);
        new IssueLinkEndpoints(content, issues).register(routes);
        new BoardEndpoints(content).register(routes);
        new ResourceEventEndpoints(content).register(routes);
    }

    /** What groups plan over many projects; of Premium and Ultimate. */
    private static void portfolio(Routes routes, Content content, IssuePresenter issues) {
        new EpicEndpoints(content).register(routes);
        new EpicLinkEndpoints(content, issues).register(routes);
        new EpicNoteEndpoints(content).register(routes);
    }

    private static void talking(Routes routes, Content content) {
        NoteEndpoints notes = new NoteEndpoints(content);
        notes.register(routes);
        new DiscussionEndpoints(content, notes).register(routes);
        new AwardEmojiEndpoints(content).register(routes);
        new CommitCommentEndpoints(content).register(routes);
    }

    private static void review(Routes routes, Content content, MergeRequestPresenter mergeRequests) {
        new MergeRequestEndpoints(content, mergeRequests).register(routes);
        new MergeRequestCodeEndpoints(content, mergeRequests).register(routes);
        new ApprovalEndpoints(content).register(routes);
        new SuggestionEndpoints(content).register(routes);
        if (content.enterprise()) {
            licensed(routes, content, mergeRequests);
        }
    }

    /** Premium and Ultimate: the Community Edition has none of these addresses. */
    private static void licensed(Routes routes, Content content, MergeRequestPresenter mergeRequests) {
        new ApprovalRuleEndpoints(content).register(routes);
        new ApprovalSettingEndpoints(content).register(routes);
        new StatusCheckEndpoints(content).register(routes);
        new MergeRequestBlockEndpoints(content, mergeRequests).register(routes);
        new PushRuleEndpoints(content).register(routes);
        new MemberRoleEndpoints(content).register(routes);
        new GroupLinkEndpoints(content).register(routes);
        new GroupApprovalRuleEndpoints(content).register(routes);
        new WikiEndpoints(content, OwnerKind.GROUP).register(routes);
    }

    private static void code(Routes routes, Content content) {
        new ReleaseEndpoints(content).register(routes);
        new SnippetEndpoints(content).register(routes);
        new WikiEndpoints(content, OwnerKind.PROJECT).register(routes);
        new ProtectedBranchEndpoints(content).register(routes);
        new ProtectedTagEndpoints(content).register(routes);
        new BadgeEndpoints(content).register(routes);
        new CustomAttributeEndpoints(content).register(routes);
        new RecordEndpoints(content).register(routes);
        PlainResource.ALL.forEach(resource -> new PlainEndpoints(content, resource).register(routes));
    }

    private static void automation(Routes routes, Content content) {
        new VariableEndpoints(content).register(routes);
        new PipelineEndpoints(content).register(routes);
        new ScheduleEndpoints(content).register(routes);
        new TriggerEndpoints(content).register(routes);
        new EnvironmentEndpoints(content).register(routes);
        new FeatureFlagEndpoints(content).register(routes);
        new UserListEndpoints(content).register(routes);
        new RunnerEndpoints(content).register(routes);
        deployment(routes, content);
    }

    private static void deployment(Routes routes, Content content) {
        new DeploymentEndpoints(content).register(routes);
        new ProtectedEnvironmentEndpoints(content).register(routes);
        new FreezePeriodEndpoints(content).register(routes);
        new ResourceGroupEndpoints(content).register(routes);
        new JobTokenScopeEndpoints(content).register(routes);
        new SecureFileEndpoints(content).register(routes);
        new TerraformStateEndpoints(content).register(routes);
        new ClusterAgentEndpoints(content).register(routes);
        new MirrorEndpoints(content).register(routes);
        new PagesEndpoints(content).register(routes);
    }

    private static void access(Routes routes, Content content) {
        new DeployKeyEndpoints(content).register(routes);
        new DeployTokenEndpoints(content).register(routes);
        new AccessTokenEndpoints(content).register(routes);
        new HookEndpoints(content).register(routes);
        new SystemHookEndpoints(content).register(routes);
        new TopicEndpoints(content).register(routes);
        new InvitationEndpoints(content).register(routes);
    }
}
