package io.drover.connector.gitlab;

import io.drover.model.Owner;
import io.drover.model.Scope;
import io.drover.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the API says of a wiki beside its repository (doc/api/wikis.md, doc/api/group_wikis.md). */
final class Wikis {
    private final GitLabApi api;

    Wikis(GitLabApi api) {
        this.api = api;
    }

    /** A group's is a licensed feature, which Community Edition does not know at all (doc/user/project/wiki/group.md). */
    boolean offered(Owner owner) {
        return !switchedOff(api.get(Route.of(prefix(owner), owner.id()))) && (owner.scope() != Scope.GROUP || listed(owner));
    }

    private static boolean switchedOff(JsonNode owner) {
        return Json.text(owner, "wiki_access_level", "").equals("disabled");
    }

    private boolean listed(Owner group) {
        try {
            return api.find(Route.of("/groups/:id/wikis", group.id())).isPresent();
        } catch (ProblemException e) {
            if (e.is(GitLabProblem.GITLAB_PERMISSION_MISSING)) {
                return false;
            }
            throw e;
        }
    }

    /** Deletes every page. */
    void empty(Owner owner) {
        List<String> slugs = new ArrayList<>();
        api.each(Route.of(prefix(owner) + "/wikis", owner.id()), page -> slugs.add(page.path("slug").asString()));
        slugs.forEach(slug -> api.delete(Route.of(prefix(owner) + "/wikis/:slug", owner.id(), slug)));
    }

    private static String prefix(Owner owner) {
        return owner.scope() == Scope.GROUP ? "/groups/:id" : "/projects/:id";
    }
}
