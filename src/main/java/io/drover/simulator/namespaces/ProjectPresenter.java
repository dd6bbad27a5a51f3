package io.drover.simulator.namespaces;

import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import io.drover.simulator.people.UserPresenter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Projects as the API shows them (doc/api/projects.md). */
public final class ProjectPresenter {
    private final Instance instance;
    private final Directory directory;
    private final NamespacePresenter namespaces;

    public ProjectPresenter(Instance instance) {
        this.instance = instance;
        this.directory = new Directory(instance.db());
        this.namespaces = new NamespacePresenter(instance);
    }

    public String webUrl(Row project) {
        return instance.url() + "/" + project.text("full_path");
    }

    /** With {@code simple=true}, or to the anonymous. */
    public Map<String, @Nullable Object> simple(Row project) {
        Row namespace = directory.namespaceOf(project);
        String path = project.text("full_path");
        String branch = project.textOrNull("default_branch");
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", project.id());
        json.put("description", project.get("description"));
        json.put("name", project.text("name"));
        json.put("name_with_namespace", namespaces.fullName(namespace) + " / " + project.text("name"));
        json.put("path", project.text("path"));
        json.put("path_with_namespace", path);
        json.put("created_at", project.get("created_at"));
        json.put("default_branch", branch);
        json.put("tag_list", project.get("topics"));
        json.put("topics", project.get("topics"));
        json.put("ssh_url_to_repo", "git@" + URI.create(instance.url()).getHost() + ":" + path + ".git");
        json.put("http_url_to_repo", instance.url() + "/" + path + ".git");
        json.put("web_url", webUrl(project));
        json.put("readme_url", project.flag("has_readme") && branch != null ? webUrl(project) + "/-/blob/" + branch + "/README.md" : null);
        json.put("forks_count", instance.db().table("projects").where("forked_from_project_id", project.id()).size());
        json.put("avatar_url", avatar(project));
        json.put("star_count", project.get("star_count"));
        json.put("last_activity_at", project.get("last_activity_at"));
        json.put("visibility", Levels.visibility(project.number("visibility_level")));
        json.put("namespace", namespaces.brief(namespace));
        return json;
    }

    /** Everything {@code GET /projects} shows to a signed-in user. */
    public Map<String, @Nullable Object> full(Row project) {
        Map<String, @Nullable Object> json = simple(project);
        json.put("container_registry_image_prefix", URI.create(instance.url()).getAuthority() + "/" + Directory.route(project.text("full_path")));
        json.put("_links", links(project));
        json.put("marked_for_deletion_at", project.get("marked_for_deletion_at"));
        json.put("marked_for_deletion_on", project.get("marked_for_deletion_at"));
        json.put("empty_repo", project.get("default_branch") == null);
        json.put("archived", project.flag("archived"));
        addOwner(project, json);
        json.put("repository_object_format", "sha1");
        ProjectSettings.presentFeatures(project, json);
        json.put("can_create_merge_request_in", true);
        json.put("creator_id", project.get("creator_id"));
        json.put("import_url", project.get("import_url"));
        json.put("import_type", project.get("import_type"));
        json.put("import_status", project.get("import_status"));
        json.put("import_error", project.get("import_error"));
        json.put("open_issues_count", openIssues(project));
        json.put("description_html", project.has("description") ? "<p>" + project.text("description") + "</p>" : "");
        json.put("updated_at", project.get("updated_at"));
        ProjectSettings.presentValues(project, json);
        json.put("service_desk_address", null);
        json.put("requirements_enabled", true);
        json.put("security_and_compliance_enabled", true);
        json.put("compliance_frameworks", List.of());
        json.put("container_expiration_policy", new CleanupPolicy(instance).present(project));
        json.put("shared_with_groups", namespaces.invited("project_group_links", "project_id", "group_id", project.id()));
        addFork(project, json);
        return json;
    }

    /** {@code permissions} are the caller's own levels. */
    public Map<String, @Nullable Object> permissions(Row project, Row user) {
        Access access = new Access(instance);
        Optional<Row> direct = new Members(instance).find("Project", project.id(), user.id());
        int inGroup = access.memberLevelInNamespace(user, directory.namespaceOf(project));
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("project_access", direct.map(member -> level(member.number("access_level"))).orElse(null));
        json.put("group_access", inGroup == 0 ? null : level(inGroup));
        return json;
    }

    private static Map<String, Object> level(long accessLevel) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("access_level", accessLevel);
        json.put("notification_level", 3);
        return json;
    }

    private Map<String, @Nullable Object> links(Row project) {
        String self = instance.url() + "/api/v4/projects/" + project.id();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("self", self);
        json.put("issues", self + "/issues");
        json.put("merge_requests", self + "/merge_requests");
        json.put("repo_branches", self + "/repository/branches");
        json.put("labels", self + "/labels");
        json.put("events", self + "/events");
        json.put("members", self + "/members");
        json.put("cluster_agents", self + "/cluster_agents");
        return json;
    }

    private void addOwner(Row project, Map<String, @Nullable Object> json) {
        Row namespace = directory.namespaceOf(project);
        if (namespace.text("type").equals("User")) {
            json.put("owner", new UserPresenter(instance).brief(namespace.numberOrNull("owner_id")));
        }
    }

    private void addFork(Row project, Map<String, @Nullable Object> json) {
        Long origin = project.numberOrNull("forked_from_project_id");
        if (origin != null) {
            instance.db().table("projects").byId(origin).ifPresent(from -> json.put("forked_from_project", simple(from)));
        }
    }

    private long openIssues(Row project) {
        return instance.db().table("issues").where("project_id", project.id()).stream()
                .filter(issue -> !"closed".equals(issue.get("state")))
                .count();
    }

    private @Nullable String avatar(Row project) {
        String file = project.textOrNull("avatar");
        return file == null ? null : instance.url() + "/uploads/-/system/project/avatar/" + project.id() + "/" + file;
    }
}
