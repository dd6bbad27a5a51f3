package io.drover.simulator.limits;

import io.drover.simulator.limits.RateLimit.Scope;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The limits GitLab documents, each with the page that states it. */
final class DocumentedLimits {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final String DOT_COM = "doc/user/gitlab_com/rate_limits.md";
    private static final String IMPORT_EXPORT = "doc/administration/settings/import_export_rate_limits.md";

    /** On by default on every instance. They answer 429 without headers. */
    static final List<RateLimit> SELF_MANAGED = List.of(
            silent("project_export", "POST /projects/:id/export", 6, MINUTE, Scope.USER, IMPORT_EXPORT),
            silent("project_download_export", "GET /projects/:id/export/download", 1, MINUTE, Scope.USER_AND_NAMESPACE, IMPORT_EXPORT),
            silent("project_import", "POST /projects/import", 6, MINUTE, Scope.USER, IMPORT_EXPORT),
            silent("group_export", "POST /groups/:id/export", 6, MINUTE, Scope.USER, IMPORT_EXPORT),
            silent("group_download_export", "GET /groups/:id/export/download", 1, MINUTE, Scope.USER_AND_NAMESPACE, IMPORT_EXPORT),
            silent("group_import", "POST /groups/import", 6, MINUTE, Scope.USER, IMPORT_EXPORT),
            silent("bulk_import", "POST /bulk_imports", 6, MINUTE, Scope.USER, "doc/rate_limits/non_configurable.md"));

    static final List<RateLimit> GITLAB_COM = Stream.concat(
                    SELF_MANAGED.stream(),
                    Stream.of(
                            announced("throttle_authenticated_api", List.of("ANY *"), 2000, MINUTE, Scope.USER),
                            announced("throttle_authenticated_git_http", List.of("GIT *"), 10_000, MINUTE, Scope.USER),
                            announced(
                                    "throttle_authenticated_files_api",
                                    List.of("GET /projects/:id/repository/files/:file_path", "GET /projects/:id/repository/files/:file_path/raw"),
                                    500,
                                    MINUTE,
                                    Scope.ADDRESS_AND_PATH),
                            silent("issues_create", "POST /projects/:id/issues", 200, MINUTE, Scope.USER, DOT_COM),
                            new RateLimit("notes_create", noteCreations(), 60, MINUTE, Scope.USER, false, DOT_COM),
                            silent("projects_api", "GET /projects", 2000, TEN_MINUTES, Scope.USER, DOT_COM),
                            silent("project_api", "GET /projects/:id", 400, MINUTE, Scope.USER, DOT_COM),
                            silent("groups_api", "GET /groups", 50, MINUTE, Scope.USER, DOT_COM),
                            silent("group_api", "GET /groups/:id", 400, MINUTE, Scope.USER, DOT_COM),
                            silent("group_projects_api", "GET /groups/:id/projects", 600, MINUTE, Scope.USER, DOT_COM),
                            silent("users_get_by_id", "GET /users/:id", 300, TEN_MINUTES, Scope.USER, DOT_COM),
                            new RateLimit(
                                    "project_members_api",
                                    List.of("GET /projects/:id/members", "GET /projects/:id/members/all"),
                                    200,
                                    MINUTE,
                                    Scope.USER,
                                    false,
                                    DOT_COM),
                            silent("pipelines_create", "POST /projects/:id/pipeline", 25, MINUTE, Scope.USER_AND_NAMESPACE, DOT_COM)))
            .toList();

    private DocumentedLimits() {}

    private static List<String> noteCreations() {
        return Stream.of("issues/:issue_iid", "merge_requests/:merge_request_iid", "snippets/:snippet_id")
                .flatMap(on -> Stream.of("notes", "discussions", "discussions/:discussion_id/notes").map(what -> "POST /projects/:id/" + on + "/" + what))
                .toList();
    }

    private static RateLimit silent(String name, String endpoint, long requests, Duration per, Scope scope, String source) {
        return new RateLimit(name, List.of(endpoint), requests, per, scope, false, source);
    }

    private static RateLimit announced(String name, List<String> endpoints, long requests, Duration per, Scope scope) {
        return new RateLimit(name, endpoints, requests, per, scope, true, DOT_COM);
    }
}
