package io.drover.connector.gitlab;

/** Makes a project read-only, and undoes it (doc/api/projects.md, "Archive a project"). Both are idempotent. */
final class Archiving {
    private Archiving() {}

    static void set(GitLabApi api, long project, boolean archived) {
        Route route = Route.of(archived ? "/projects/:id/archive" : "/projects/:id/unarchive", project);
        Answer answer = api.exchange("POST", route, null, true);
        if (!answer.ok()) {
            throw api.refused(answer);
        }
    }
}
