package io.drover.simulator.server;

import io.drover.simulator.ApiError;
import io.drover.simulator.namespaces.Directory;
import java.util.Set;

/** Archived projects are read-only (doc/user/project/working_with_projects.md#archive-a-project). */
final class ArchivedProjects {
    private static final Set<String> CONTENT = Set.of(
            "issues", "merge_requests", "labels", "milestones", "releases", "snippets", "wikis", "boards", "repository", "pipeline",
            "pipeline_schedules", "uploads", "protected_branches", "protected_tags", "fork");

    private ArchivedProjects() {}

    /** @throws ApiError 403 */
    static void refuseWrites(HttpCall call, RouteTree.Match match, Directory directory) {
        if (match.method().equals("GET") || !match.pattern().startsWith("/projects/:id/")) {
            return;
        }
        String kind = RouteTree.segments(match.pattern()).get(2);
        if (CONTENT.contains(kind) && directory.project(call.path("id")).filter(p -> p.flag("archived")).isPresent()) {
            throw ApiError.forbidden();
        }
    }
}
