package io.drover.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The relation catalogue: one table, whose rows are written down by area ({@link CodeRows} and its neighbours), each once. What a file
 * transfer carries is GitLab's list in doc/user/project/settings/import_export.md, what a direct transfer carries the one in
 * doc/user/group/import/migrated_items.md; the page a row names documents the API. Rows that the code speaks of by name have a constant
 * here; the others need none.
 */
public final class Relations {
    private static final Map<String, Relation> BY_ID = table(
            CodeRows.ALL, PlanningRows.ALL, AccessRows.ALL, ReviewRows.ALL, PipelineRows.ALL, PackageRows.ALL, SettingsRows.ALL);

    // Repository and code
    public static final Relation REPOSITORY = byId("project.repository");
    public static final Relation WIKI = byId("project.wiki");
    public static final Relation GROUP_WIKI = byId("group.wiki");
    public static final Relation SNIPPETS = byId("project.snippets");
    public static final Relation LFS_OBJECTS = byId("project.lfs_objects");
    public static final Relation UPLOADS = byId("project.uploads");
    public static final Relation AVATAR = byId("project.avatar");
    public static final Relation GROUP_AVATAR = byId("group.avatar");
    public static final Relation COMMIT_NOTES = byId("project.commit_notes");
    public static final Relation REMOTE_MIRRORS = byId("project.remote_mirrors");
    public static final Relation PULL_MIRROR = byId("project.pull_mirror");

    // Planning
    public static final Relation GROUP_LABELS = byId("group.labels");
    public static final Relation LABELS = byId("project.labels");
    public static final Relation LABEL_PRIORITIES = byId("project.label_priorities");
    public static final Relation GROUP_MILESTONES = byId("group.milestones");
    public static final Relation MILESTONES = byId("project.milestones");
    public static final Relation ISSUES = byId("project.issues");
    public static final Relation ISSUE_LINKS = byId("project.issue_links");
    public static final Relation EPICS = byId("group.epics");
    public static final Relation EPIC_LINKS = byId("group.epic_links");
    public static final Relation EPIC_ISSUES = byId("project.epic_issues");
    public static final Relation BOARDS = byId("project.boards");
    public static final Relation GROUP_BOARDS = byId("group.boards");

    // Access and security
    public static final Relation GROUP_MEMBERS = byId("group.members");
    public static final Relation MEMBERS = byId("project.project_members");
    public static final Relation GROUP_INVITED_GROUPS = byId("group.group_group_links");
    public static final Relation INVITED_GROUPS = byId("project.project_group_links");
    public static final Relation KEYS = byId("user.keys");
    public static final Relation MEMBER_ROLES = byId("instance.member_roles");
    public static final Relation GROUP_INVITATIONS = byId("group.invitations");
    public static final Relation INVITATIONS = byId("project.invitations");
    public static final Relation LDAP_LINKS = byId("group.ldap_group_links");
    public static final Relation SAML_LINKS = byId("group.saml_group_links");
    public static final Relation DEPLOY_KEYS = byId("project.deploy_keys");
    public static final Relation GROUP_PROTECTED_BRANCHES = byId("group.protected_branches");
    public static final Relation PROTECTED_BRANCHES = byId("project.protected_branches");
    public static final Relation PROTECTED_TAGS = byId("project.protected_tags");
    public static final Relation GROUP_PUSH_RULE = byId("group.push_rule");
    public static final Relation PUSH_RULE = byId("project.push_rule");
    public static final Relation GROUP_DEPLOY_TOKENS = byId("group.deploy_tokens");
    public static final Relation DEPLOY_TOKENS = byId("project.deploy_tokens");
    public static final Relation GROUP_ACCESS_TOKENS = byId("group.access_tokens");
    public static final Relation ACCESS_TOKENS = byId("project.access_tokens");
    public static final Relation SYSTEM_HOOKS = byId("instance.hooks");
    public static final Relation GROUP_HOOKS = byId("group.hooks");
    public static final Relation HOOKS = byId("project.hooks");
    public static final Relation GROUP_INTEGRATIONS = byId("group.integrations");
    public static final Relation INTEGRATIONS = byId("project.integrations");

    // Code review
    public static final Relation MERGE_REQUESTS = byId("project.merge_requests");
    public static final Relation GROUP_APPROVAL_RULES = byId("group.approval_rules");
    public static final Relation APPROVAL_RULES = byId("project.approval_rules");
    public static final Relation GROUP_APPROVAL_SETTINGS = byId("group.approval_settings");
    public static final Relation APPROVAL_SETTINGS = byId("project.approval_settings");
    public static final Relation MERGE_REQUEST_BLOCKS = byId("project.merge_request_blocks");
    public static final Relation STATUS_CHECKS = byId("project.external_status_checks");

    // CI/CD
    public static final Relation INSTANCE_VARIABLES = byId("instance.ci_variables");
    public static final Relation GROUP_VARIABLES = byId("group.ci_variables");
    public static final Relation CI_VARIABLES = byId("project.ci_variables");
    public static final Relation CI_PIPELINES = byId("project.ci_pipelines");
    public static final Relation PIPELINE_SCHEDULES = byId("project.pipeline_schedules");
    public static final Relation TRIGGERS = byId("project.triggers");
    public static final Relation ENVIRONMENTS = byId("project.environments");
    public static final Relation USER_LISTS = byId("project.feature_flags_user_lists");
    public static final Relation FEATURE_FLAGS = byId("project.feature_flags");
    public static final Relation GROUP_PROTECTED_ENVIRONMENTS = byId("group.protected_environments");
    public static final Relation PROTECTED_ENVIRONMENTS = byId("project.protected_environments");
    public static final Relation DEPLOYMENTS = byId("project.deployments");
    public static final Relation JOB_TOKEN_SCOPE = byId("project.job_token_scope");
    public static final Relation FREEZE_PERIODS = byId("project.freeze_periods");
    public static final Relation RESOURCE_GROUPS = byId("project.resource_groups");
    public static final Relation TERRAFORM_STATES = byId("project.terraform_states");
    public static final Relation CLUSTER_AGENTS = byId("project.cluster_agents");
    public static final Relation SECURE_FILES = byId("project.secure_files");
    public static final Relation GROUP_RUNNERS = byId("group.runners");
    public static final Relation RUNNERS = byId("project.runners");

    // Packages, images, releases
    public static final Relation CONTAINER_REPOSITORIES = byId("project.container_repositories");
    public static final Relation EXPIRATION_POLICY = byId("project.container_expiration_policy");
    public static final Relation REPOSITORY_RULES = byId("project.container_registry_protection_repository_rules");
    public static final Relation TAG_RULES = byId("project.container_registry_protection_tag_rules");
    public static final Relation PACKAGES = byId("project.packages");
    public static final Relation PACKAGE_RULES = byId("project.package_protection_rules");
    public static final Relation RELEASES = byId("project.releases");
    public static final Relation PAGES = byId("project.pages");
    public static final Relation PAGES_DOMAINS = byId("project.pages_domains");

    // Settings and the rest
    public static final Relation GROUP_BADGES = byId("group.badges");
    public static final Relation BADGES = byId("project.project_badges");
    public static final Relation TOPICS = byId("instance.topics");
    public static final Relation GROUP_SETTINGS = byId("group.settings");
    public static final Relation SETTINGS = byId("project.settings");
    public static final Relation GROUP_CUSTOM_ATTRIBUTES = byId("group.custom_attributes");
    public static final Relation CUSTOM_ATTRIBUTES = byId("project.custom_attributes");
    public static final Relation FORK_NETWORK = byId("project.fork_network");

    private Relations() {}

    /** Every relation, in the order a reader expects, and in which those of one owner are re-created. */
    public static List<Relation> all() {
        return List.copyOf(BY_ID.values());
    }

    public static List<Relation> of(Scope scope) {
        return BY_ID.values().stream().filter(r -> r.scope() == scope).toList();
    }

    /** @throws IllegalArgumentException when there is none of that id */
    public static Relation byId(String id) {
        Relation relation = BY_ID.get(id);
        if (relation == null) {
            throw new IllegalArgumentException("unknown relation '" + id + "'; known: " + String.join(", ", BY_ID.keySet()));
        }
        return relation;
    }

    @SafeVarargs
    private static Map<String, Relation> table(List<Relation>... areas) {
        Map<String, Relation> rows = new LinkedHashMap<>();
        Stream.of(areas).flatMap(List::stream).forEach(row -> {
            if (rows.put(row.id(), row) != null) {
                throw new IllegalStateException("two relations named " + row.id());
            }
        });
        return rows;
    }
}
