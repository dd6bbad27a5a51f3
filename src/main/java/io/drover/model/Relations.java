package io.drover.model;

import static io.drover.model.Relation.Carriage.NOT;
import static io.drover.model.Relation.Carriage.PARTLY;
import static io.drover.model.Relation.Carriage.WHOLE;
import static io.drover.model.Scope.GROUP;
import static io.drover.model.Scope.PROJECT;

import io.drover.model.Relation.Carriage;
import io.drover.model.Relation.Recreation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The relation catalogue. One entry a relation. What a file transfer carries is GitLab's list in doc/user/project/settings/import_export.md,
 * what a direct transfer carries the one in doc/user/group/import/migrated_items.md; the page a row names documents the API.
 */
public final class Relations {
    private static final Map<String, Relation> BY_ID = new LinkedHashMap<>();

    // Repository and code
    public static final Relation REPOSITORY = row(PROJECT, "repository", "Git refs", WHOLE, WHOLE, Recreation.WHOLE, null, "doc/api/project_import_export.md");
    public static final Relation WIKI = row(PROJECT, "wiki", "wiki refs", WHOLE, WHOLE, Recreation.WHOLE, null, "doc/api/wikis.md");
    public static final Relation SNIPPETS = row(PROJECT, "snippets", "snippets", WHOLE, WHOLE, Recreation.WHOLE, null, "doc/api/project_snippets.md");
    public static final Relation LFS_OBJECTS = row(PROJECT, "lfs_objects", "LFS objects", WHOLE, WHOLE, Recreation.WHOLE, null, "doc/topics/git/lfs/_index.md");
    public static final Relation UPLOADS = row(PROJECT, "uploads", "uploads", WHOLE, WHOLE, Recreation.PARTLY, "over the API an upload gets a new secret, so links must be rewritten", "doc/api/project_markdown_uploads.md");
    public static final Relation AVATAR = row(PROJECT, "avatar", "avatars", WHOLE, WHOLE, Recreation.WHOLE, null, "doc/api/projects.md");
    public static final Relation COMMIT_NOTES = row(PROJECT, "commit_notes", "commit comments", WHOLE, WHOLE, Recreation.PARTLY, null, "doc/api/commits.md");

    // Planning
    public static final Relation LABELS = row(PROJECT, "labels", "labels", WHOLE, WHOLE, Recreation.WHOLE, null, "doc/api/labels.md");
    public static final Relation MILESTONES = row(PROJECT, "milestones", "milestones", WHOLE, WHOLE, Recreation.WHOLE, "a title clash gets a suffix", "doc/api/milestones.md");
    public static final Relation ISSUES = row(PROJECT, "issues", "issues", WHOLE, WHOLE, Recreation.PARTLY, null, "doc/api/issues.md");
    public static final Relation ISSUE_LINKS = row(PROJECT, "issue_links", "issue links", NOT, NOT, Recreation.WHOLE, null, "doc/api/issue_links.md");
    public static final Relation BOARDS = row(PROJECT, "boards", "issue boards", WHOLE, WHOLE, Recreation.WHOLE, null, "doc/api/boards.md");

    // Code review
    public static final Relation MERGE_REQUESTS = row(PROJECT, "merge_requests", "merge requests", PARTLY, PARTLY, Recreation.PARTLY, "only the latest diff version travels", "doc/api/merge_requests.md");
    public static final Relation APPROVAL_RULES = row(PROJECT, "approval_rules", "approval rules", PARTLY, NOT, Recreation.WHOLE, "the required count is lost", "doc/api/merge_request_approvals.md");

    // CI/CD
    public static final Relation CI_VARIABLES = secret(PROJECT, "ci_variables", "CI/CD variables", NOT, NOT, List.of("value"), "hidden values cannot be read", "doc/api/project_level_variables.md");
    public static final Relation CI_PIPELINES = row(PROJECT, "ci_pipelines", "pipelines", PARTLY, PARTLY, Recreation.NOT, "records only: no logs, artifacts or child pipelines", "doc/api/pipelines.md");
    public static final Relation PIPELINE_SCHEDULES = row(PROJECT, "pipeline_schedules", "pipeline schedules", PARTLY, PARTLY, Recreation.WHOLE, "arrive inactive, owned by the importer, without variables", "doc/api/pipeline_schedules.md");
    public static final Relation TRIGGERS = secret(PROJECT, "triggers", "pipeline triggers", NOT, NOT, List.of("token"), "a new token is made", "doc/api/pipeline_triggers.md");
    public static final Relation ENVIRONMENTS = row(PROJECT, "environments", "environments", NOT, NOT, Recreation.WHOLE, null, "doc/api/environments.md");
    public static final Relation FEATURE_FLAGS = row(PROJECT, "feature_flags", "feature flags", NOT, NOT, Recreation.WHOLE, null, "doc/api/feature_flags.md");

    // Access and security
    public static final Relation MEMBERS = row(PROJECT, "project_members", "project members", PARTLY, PARTLY, Recreation.WHOLE, "file import maps members only for an administrator; owners become maintainers", "doc/api/project_members.md");
    public static final Relation INVITED_GROUPS = row(PROJECT, "project_group_links", "invited groups", NOT, PARTLY, Recreation.WHOLE, null, "doc/api/projects.md");
    public static final Relation PROTECTED_BRANCHES = row(PROJECT, "protected_branches", "protected branches", PARTLY, PARTLY, Recreation.WHOLE, "levels are reset to Maintainer unless the importer owns the top-level group", "doc/api/protected_branches.md");
    public static final Relation PROTECTED_TAGS = row(PROJECT, "protected_tags", "protected tags", PARTLY, NOT, Recreation.WHOLE, "levels are reset to Maintainer unless the importer owns the top-level group", "doc/api/protected_tags.md");
    public static final Relation DEPLOY_KEYS = row(PROJECT, "deploy_keys", "deploy keys", NOT, NOT, Recreation.WHOLE, null, "doc/api/deploy_keys.md");
    public static final Relation DEPLOY_TOKENS = secret(PROJECT, "deploy_tokens", "deploy tokens", NOT, NOT, List.of("token"), "a new token is made", "doc/api/deploy_tokens.md");
    public static final Relation ACCESS_TOKENS = secret(PROJECT, "access_tokens", "project access tokens", NOT, NOT, List.of("token"), "a new token is made", "doc/api/project_access_tokens.md");
    public static final Relation HOOKS = secret(PROJECT, "hooks", "webhooks", NOT, NOT, List.of("token"), "secret token, URL variables and header values are never shown", "doc/api/project_webhooks.md");
    public static final Relation INTEGRATIONS = secret(PROJECT, "integrations", "integrations", NOT, NOT, List.of("password", "token"), "re-enable by hand", "doc/api/project_integrations.md");

    // Packages, releases, the rest
    public static final Relation CONTAINER_REPOSITORIES = row(PROJECT, "container_repositories", "container images", NOT, NOT, Recreation.WHOLE, "copied by the registry protocol", "doc/api/container_registry.md");
    public static final Relation PACKAGES = row(PROJECT, "packages", "packages", NOT, NOT, Recreation.WHOLE, "dates and creators are lost", "doc/api/packages.md");
    public static final Relation RELEASES = row(PROJECT, "releases", "releases", WHOLE, WHOLE, Recreation.WHOLE, null, "doc/api/releases/_index.md");
    public static final Relation BADGES = row(PROJECT, "project_badges", "badges", WHOLE, WHOLE, Recreation.WHOLE, null, "doc/api/project_badges.md");
    public static final Relation SETTINGS = row(PROJECT, "settings", "project settings", PARTLY, PARTLY, Recreation.WHOLE, null, "doc/api/projects.md");

    // Groups
    public static final Relation GROUP_LABELS = row(GROUP, "labels", "group labels", PARTLY, PARTLY, Recreation.WHOLE, "priorities are lost", "doc/api/group_labels.md");
    public static final Relation GROUP_MILESTONES = row(GROUP, "milestones", "group milestones", WHOLE, WHOLE, Recreation.WHOLE, null, "doc/api/group_milestones.md");
    public static final Relation GROUP_BOARDS = row(GROUP, "boards", "group issue boards", WHOLE, WHOLE, Recreation.WHOLE, null, "doc/api/group_boards.md");
    public static final Relation GROUP_MEMBERS = row(GROUP, "members", "group members", PARTLY, PARTLY, Recreation.WHOLE, "file import maps members only for an administrator", "doc/api/group_members.md");
    public static final Relation GROUP_VARIABLES = secret(GROUP, "ci_variables", "group CI/CD variables", NOT, NOT, List.of("value"), "hidden values cannot be read", "doc/api/group_level_variables.md");
    public static final Relation GROUP_BADGES = row(GROUP, "badges", "group badges", WHOLE, WHOLE, Recreation.WHOLE, null, "doc/api/group_badges.md");
    public static final Relation GROUP_HOOKS = secret(GROUP, "hooks", "group webhooks", NOT, NOT, List.of("token"), "secret token is never shown", "doc/api/group_webhooks.md");
    public static final Relation GROUP_DEPLOY_TOKENS = secret(GROUP, "deploy_tokens", "group deploy tokens", NOT, NOT, List.of("token"), "a new token is made", "doc/api/deploy_tokens.md");
    public static final Relation GROUP_SETTINGS = row(GROUP, "settings", "group settings", PARTLY, PARTLY, Recreation.WHOLE, null, "doc/api/groups.md");
    public static final Relation GROUP_INVITED_GROUPS = row(GROUP, "group_group_links", "invited groups", NOT, PARTLY, Recreation.WHOLE, null, "doc/api/groups.md");

    private Relations() {}

    /** Every relation, in the order a reader expects. */
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
            throw new IllegalArgumentException("unknown relation '" + id + "'; known: " + String.join(", ", new ArrayList<>(BY_ID.keySet())));
        }
        return relation;
    }

    private static Relation row(Scope scope, String name, String words, Carriage file, Carriage direct, Recreation api, @Nullable String note, String source) {
        return add(new Relation(name, scope, words, file, direct, api, List.of(), note, source));
    }

    private static Relation secret(
            Scope scope, String name, String words, Carriage file, Carriage direct, List<String> secrets, @Nullable String note, String source) {
        return add(new Relation(name, scope, words, file, direct, Recreation.STRUCTURE, secrets, note, source));
    }

    private static Relation add(Relation relation) {
        if (BY_ID.put(relation.id(), relation) != null) {
            throw new IllegalStateException("two relations named " + relation.id() + " among " + Arrays.asList(BY_ID.keySet().toArray()));
        }
        return relation;
    }
}
