package io.drover.connector.gitlab;

import io.drover.connector.Namespaces;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Project;
import io.drover.model.Visibility;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Groups and projects: made, deleted, archived (doc/api/groups.md, doc/api/projects.md). */
final class GitLabNamespaces implements Namespaces {
    private final GitLabApi api;
    private final GitLabInventory inventory;

    GitLabNamespaces(GitLabApi api) {
        this.api = api;
        this.inventory = new GitLabInventory(api);
    }

    @Override
    public Group createGroup(FullPath path, String name, Visibility visibility, @Nullable String description) {
        Optional<JsonNode> there = find(path);
        if (there.isPresent()) {
            return Records.group(there.get());
        }
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.put("path", path.slug());
        body.put("name", name);
        body.put("visibility", visibility.word());
        if (description != null) {
            body.put("description", description);
        }
        Optional<FullPath> parent = path.parent();
        parent.ifPresent(p -> body.put("parent_id", api.get(groupRoute(p)).path("id").asLong()));
        Answer answer = api.exchange("POST", Route.of("/groups"), GitLabApi.jsonBody(body), false);
        if (answer.ok()) {
            return Records.group(answer.json());
        }
        // somebody else made it in the meantime, or a project or user has the path
        Optional<JsonNode> now = find(path);
        if (now.isPresent()) {
            return Records.group(now.get());
        }
        boolean pathInvalid = answer.status() == 400 && answer.invalidAttributes().contains("path");
        throw pathInvalid ? api.refused(GitLabProblem.GITLAB_PATH_TAKEN, answer) : api.refused(answer);
    }

    @Override
    public Project createProject(FullPath path, String name, Visibility visibility) {
        Optional<Project> there = inventory.project(path);
        if (there.isPresent()) {
            return there.get();
        }
        JsonNode group = path.parent().map(parent -> api.get(groupRoute(parent))).orElseThrow();
        ObjectNode body = GitLabApi.JSON.createObjectNode();
        body.put("path", path.slug());
        body.put("name", name);
        body.put("namespace_id", group.path("id").asLong());
        // a project cannot be more visible than its group (doc/user/public_access.md); settings are compared later
        body.put("visibility", narrower(visibility, Json.text(group, "visibility", visibility.word())).word());
        body.put("initialize_with_readme", false);
        Answer answer = api.exchange("POST", Route.of("/projects"), GitLabApi.jsonBody(body), false);
        // also when it was refused: somebody may have made it in the meantime
        return inventory.project(path).orElseThrow(() -> api.refused(answer));
    }

    private static Visibility narrower(Visibility wanted, String groups) {
        return Arrays.stream(Visibility.values())
                .filter(v -> v.word().equals(groups) && v.compareTo(wanted) < 0)
                .findFirst()
                .orElse(wanted);
    }

    @Override
    public void deleteGroup(FullPath path, long id) {
        delete(path, Route.of("/groups/:id", id), "full_path");
    }

    @Override
    public void deleteProject(FullPath path, long id) {
        delete(path, Route.of("/projects/:id", id), "path_with_namespace");
    }

    /**
     * The first delete marks for deletion where the instance delays it, and renames the path in newer versions; a second one with
     * {@code permanently_remove} and the path as it is now deletes at once. Where that is not allowed the mark stays.
     */
    private void delete(FullPath path, Route route, String pathAttribute) {
        if (!api.delete(route)) {
            return;
        }
        Optional<JsonNode> left = api.find(route);
        if (left.isEmpty() || Json.text(left.get(), "marked_for_deletion_on") == null) {
            return;
        }
        String pathNow = Json.text(left.get(), pathAttribute, path.value());
        Route permanently = route.with("permanently_remove", true).with("full_path", pathNow);
        Answer answer = api.exchange("DELETE", permanently, null, true);
        boolean notAllowed = answer.status() == 400 || answer.status() == 403 || answer.status() == 404;
        if (!answer.ok() && !notAllowed) {
            throw api.refused(answer);
        }
    }

    @Override
    public void archiveProject(long id, boolean archived) {
        Archiving.set(api, id, archived);
    }

    private Optional<JsonNode> find(FullPath path) {
        return api.find(groupRoute(path)).filter(group -> Json.text(group, "full_path", "").equalsIgnoreCase(path.value()));
    }

    private static Route groupRoute(FullPath path) {
        return Route.of("/groups/:id", path).with("with_projects", false);
    }
}
