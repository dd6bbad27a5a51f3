package io.drover.connector.gitlab;

import static io.drover.http.RateLimit.By.USER;
import static io.drover.http.RateLimit.By.USER_AND_SCOPE;

import io.drover.http.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * GitLab's documented rate limits, as data. Where documentation and code disagree the stricter one counts: downloads of exports are
 * documented as one a minute and project, but counted by user and namespace (lib/api/project_export.rb).
 */
public final class GitLabLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final String SAAS = "doc/user/gitlab_com/rate_limits.md";
    private static final String FILES = "doc/administration/settings/import_export_rate_limits.md";

    /** On by default everywhere. */
    private static final List<RateLimit> TRANSFER = List.of(
            new RateLimit("project exports", List.of("POST /projects/:id/export"), 6, MINUTE, USER, FILES),
            new RateLimit("project export downloads", List.of("GET /projects/:id/export/download"), 1, MINUTE, USER_AND_SCOPE, FILES),
            new RateLimit("project imports", List.of("POST /projects/import", "POST /projects/remote-import"), 6, MINUTE, USER, FILES),
            new RateLimit("group exports", List.of("POST /groups/:id/export"), 6, MINUTE, USER, FILES),
            new RateLimit("group export downloads", List.of("GET /groups/:id/export/download"), 1, MINUTE, USER_AND_SCOPE, FILES),
            new RateLimit("group imports", List.of("POST /groups/import"), 6, MINUTE, USER, FILES),
            new RateLimit("direct transfers", List.of("POST /bulk_imports"), 6, MINUTE, USER, "doc/rate_limits/non_configurable.md"));

    private static final List<RateLimit> GITLAB_COM = List.of(
            new RateLimit("authenticated API", List.of("*"), 2000, MINUTE, USER, SAAS),
            new RateLimit("projects list", List.of("GET /projects"), 2000, TEN_MINUTES, USER, SAAS),
            new RateLimit("project", List.of("GET /projects/:id"), 400, MINUTE, USER, SAAS),
            new RateLimit("groups list", List.of("GET /groups"), 50, MINUTE, USER, SAAS),
            new RateLimit("group", List.of("GET /groups/:id"), 400, MINUTE, USER, SAAS),
            new RateLimit("group projects", List.of("GET /groups/:id/projects"), 600, MINUTE, USER, SAAS),
            new RateLimit("user", List.of("GET /users/:id"), 300, TEN_MINUTES, USER, SAAS),
            new RateLimit("project members", List.of("GET /projects/:id/members"), 200, MINUTE, USER, SAAS),
            new RateLimit("issue creation", List.of("POST /projects/:id/issues"), 200, MINUTE, USER, SAAS),
            new RateLimit(
                    "note creation",
                    List.of(
                            "POST /projects/:id/issues/:issue_iid/notes",
                            "POST /projects/:id/issues/:issue_iid/discussions",
                            "POST /projects/:id/merge_requests/:merge_request_iid/notes",
                            "POST /projects/:id/merge_requests/:merge_request_iid/discussions"),
                    60,
                    MINUTE,
                    USER,
                    SAAS));

    /** doc/administration/settings/user_and_ip_rate_limits.md and rate_limit_on_projects_api.md: what is on unless an administrator changes it. */
    private static final List<RateLimit> SELF_MANAGED = List.of(
            new RateLimit("projects list", List.of("GET /projects"), 2000, TEN_MINUTES, USER, "doc/administration/settings/rate_limit_on_projects_api.md"),
            new RateLimit("project", List.of("GET /projects/:id"), 400, MINUTE, USER, "doc/administration/settings/rate_limit_on_projects_api.md"),
            new RateLimit("groups list", List.of("GET /groups"), 200, MINUTE, USER, "doc/administration/settings/rate_limit_on_groups_api.md"),
            new RateLimit("group", List.of("GET /groups/:id"), 400, MINUTE, USER, "doc/administration/settings/rate_limit_on_groups_api.md"),
            new RateLimit("group projects", List.of("GET /groups/:id/projects"), 600, MINUTE, USER, "doc/administration/settings/rate_limit_on_groups_api.md"),
            new RateLimit("user", List.of("GET /users/:id"), 300, TEN_MINUTES, USER, "doc/administration/settings/rate_limit_on_users_api.md"),
            new RateLimit("project members", List.of("GET /projects/:id/members"), 200, MINUTE, USER, "doc/administration/settings/rate_limit_on_members_api.md"),
            new RateLimit("issue creation", List.of("POST /projects/:id/issues"), 300, MINUTE, USER, "doc/administration/settings/rate_limit_on_issues_creation.md"));

    private GitLabLimits() {}

    /** @param name {@code gitlab.com}, {@code self-managed} or {@code none}, as in drover.yaml */
    public static List<RateLimit> named(String name) {
        return switch (name) {
            case "gitlab.com" -> Stream.concat(TRANSFER.stream(), GITLAB_COM.stream()).toList();
            case "none" -> List.of();
            default -> Stream.concat(TRANSFER.stream(), SELF_MANAGED.stream()).toList();
        };
    }
}
