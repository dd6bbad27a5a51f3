package io.drover.simulator.namespaces;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Database;
import io.drover.simulator.Instance;
import io.drover.simulator.Row;
import io.drover.simulator.Routes;
import io.drover.simulator.access.Access;
import io.drover.simulator.access.Levels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Projects: one at a time (doc/api/projects.md). Lists are in {@link ProjectLists}. */
public final class ProjectEndpoints {
    private final Instance instance;
    private final Database db;
    private final Directory directory;
    private final Projects projects;
    private final ProjectPresenter presenter;
    private final ProjectStatistics statistics;

    private ProjectEndpoints(Instance instance) {
        this.instance = instance;
        this.db = instance.db();
        this.directory = new Directory(db);
        this.projects = new Projects(instance);
        this.presenter = new ProjectPresenter(instance);
        this.statistics = new ProjectStatistics(instance);
    }

    public static void register(Routes routes, Instance instance) {
        ProjectEndpoints endpoints = new ProjectEndpoints(instance);
        routes.post("/projects", call -> endpoints.create(call, call.requireUser()));
        routes.post("/projects/user/:user_id", endpoints::createForUser);
        routes.get("/projects/:id", endpoints::show);
        routes.put("/projects/:id", endpoints::update);
        routes.delete("/projects/:id", endpoints::delete);
        routes.post("/projects/:id/restore", endpoints::restore);
        routes.post("/projects/:id/archive", call -> endpoints.archive(call, true));
        routes.post("/projects/:id/unarchive", call -> endpoints.archive(call, false));
        routes.put("/projects/:id/transfer", endpoints::transfer);
        routes.post("/projects/:id/fork", endpoints::fork);
        new ForkRelation(instance).register(routes);
        routes.post("/projects/:id/share", endpoints::share);
        routes.delete("/projects/:id/share/:group_id", endpoints::unshare);
        routes.post("/projects/:id/housekeeping", call -> {
            call.project(Levels.MAINTAINER);
            return call.json(201, null);
        });
    }

    private Answer show(Call call) {
        Row project = find(call);
        boolean member = call.user() != null;
        Map<String, @Nullable Object> json = member ? presenter.full(project) : presenter.simple(project);
        Row user = call.user();
        if (user != null) {
            json.put("permissions", presenter.permissions(project, user));
            if (call.flag("statistics").orElse(false) && new Access(instance).inProject(user, project) >= Levels.REPORTER) {
                json.put("statistics", statistics.of(project));
            }
            if (new Access(instance).inProject(user, project) >= Levels.MAINTAINER) {
                json.put("runners_token", "GR1348941" + Long.toString(project.id() * 7919L + 15_485_863, 36));
            }
        }
        return call.json(200, json);
    }

    /** Old paths answer with a redirect to the new one. */
    private Row find(Call call) {
        String id = call.path("id");
        if (directory.project(id).isEmpty()) {
            new Redirects(db).target(id).flatMap(directory::project).ifPresent(moved -> {
                throw new MovedPermanently(instance.url() + "/api/v4/projects/" + moved.id());
            });
        }
        return call.project();
    }

    private Answer createForUser(Call call) {
        call.requireAdmin();
        Row owner = db.table("users").byId(Long.parseLong(call.path("user_id"))).orElseThrow(() -> ApiError.notFound("User"));
        return create(call, owner);
    }

    private Answer create(Call call, Row creator) {
        if (call.text("name").isEmpty() && call.text("path").isEmpty()) {
            throw ApiError.parameter("name, path are missing, at least one parameter must be provided");
        }
        Row namespace = namespaceFor(call, creator);
        String path = call.text("path").orElseGet(() -> slug(call.requireText("name")));
        String name = call.text("name").orElse(path);
        Map<String, @Nullable Object> columns = ProjectSettings.from(call);
        columns.put("visibility_level", (long) visibility(call, namespace, instance.settings().text("default_project_visibility")));
        call.text("import_url").ifPresent(url -> columns.put("import_url", withoutCredentials(url)));
        Row project = projects.create(creator, namespace, name, path, columns);
        new FirstCommit(instance).add(call, project, creator);
        Map<String, @Nullable Object> json = presenter.full(project);
        json.put("permissions", presenter.permissions(project, creator));
        return call.json(201, json);
    }

    private Row namespaceFor(Call call, Row creator) {
        Row own = db.table("namespaces").byId(creator.number("namespace_id")).orElseThrow();
        Row namespace = call.text("namespace_id").map(id -> directory.namespace(id).orElseThrow(() -> noNamespace())).orElse(own);
        if (new Access(instance).inNamespace(creator, namespace) < creationLevel(namespace)) {
            throw noNamespace();
        }
        return namespace;
    }

    private static ApiError noNamespace() {
        return new ApiError(400, Map.of("message", Map.of("namespace", List.of("is not valid"))));
    }

    private static int creationLevel(Row namespace) {
        return switch (String.valueOf(namespace.get("project_creation_level"))) {
            case "noone" -> Levels.ADMIN;
            case "owner" -> Levels.OWNER;
            case "maintainer" -> Levels.MAINTAINER;
            case "administrator" -> Levels.OWNER;
            default -> Levels.DEVELOPER;
        };
    }

    static int visibility(Call call, @Nullable Row parent, String otherwise) {
        String word = call.choice("visibility", "private", "internal", "public").orElse(otherwise);
        int level = Levels.visibility(word);
        if (parent != null && parent.text("type").equals("Group") && level > parent.number("visibility_level")) {
            if (call.text("visibility").isEmpty()) {
                return (int) parent.number("visibility_level");
            }
            throw ApiError.invalid("visibility_level", word + " is not allowed in a " + Levels.visibility(parent.number("visibility_level")) + " group.");
        }
        if (call.instance().settings().get("restricted_visibility_levels") instanceof List<?> restricted && restricted.contains(word)) {
            throw ApiError.invalid("visibility_level", word + " has been restricted by your GitLab administrator");
        }
        return level;
    }

    /** How GitLab makes a path from a name. */
    static String slug(String name) {
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.-]+", "-").replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "project" : slug;
    }

    private static String withoutCredentials(String url) {
        return url.replaceFirst("//[^/@]*@", "//");
    }

    private Answer update(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        String name = call.text("name").orElse(project.text("name"));
        String path = call.text("path").orElse(project.text("path"));
        PathRules.checkProject(name, path);
        Row namespace = directory.namespaceOf(project);
        projects.refuseTaken(namespace, name, path, project);
        Map<String, @Nullable Object> columns = ProjectSettings.from(call);
        if (call.text("visibility").isPresent()) {
            columns.put("visibility_level", (long) visibility(call, namespace, "private"));
        }
        call.text("default_branch").ifPresent(branch -> columns.put("default_branch", branch));
        columns.put("name", name);
        columns.put("updated_at", instance.time().now());
        columns.forEach(project::set);
        if (!path.equals(project.text("path"))) {
            projects.move(project, namespace, path);
        }
        new Avatars(instance).take(call, project, "projects");
        new CleanupPolicy(instance).take(call, project);
        new FirstCommit(instance).pointHead(project);
        return call.json(200, presenter.full(project));
    }

    private Answer delete(Call call) {
        Row project = call.project(Levels.OWNER);
        boolean now = call.flag("permanently_remove").orElse(false);
        boolean scheduled = instance.settings().number("deletion_adjourned_period") > 0;
        if (now) {
            if (!project.has("marked_for_deletion_at")) {
                throw new ApiError(400, Map.of("message", "Project must be marked for deletion first."));
            }
            projects.delete(project);
        } else if (scheduled) {
            if (project.has("marked_for_deletion_at")) {
                throw new ApiError(400, Map.of("message", "Project has been already marked for deletion"));
            }
            project.set("marked_for_deletion_at", today()).set("marked_for_deletion_by_user_id", call.requireUser().id());
            project.set("name", project.text("name") + "-deletion_scheduled-" + project.id());
            projects.move(project, directory.namespaceOf(project), project.text("path") + "-deletion_scheduled-" + project.id());
        } else {
            projects.delete(project);
        }
        return call.json(202, Map.of("message", "202 Accepted"));
    }

    private Answer restore(Call call) {
        Row project = call.project(Levels.OWNER);
        String suffix = "-deletion_scheduled-" + project.id();
        project.set("marked_for_deletion_at", null).set("name", project.text("name").replace(suffix, ""));
        projects.move(project, directory.namespaceOf(project), project.text("path").replace(suffix, ""));
        return call.json(201, presenter.full(project));
    }

    private String today() {
        return java.time.LocalDate.ofInstant(instance.time().now(), java.time.ZoneOffset.UTC).toString();
    }

    private Answer archive(Call call, boolean archived) {
        Row project = call.project(Levels.OWNER);
        project.set("archived", archived).set("updated_at", instance.time().now());
        return call.json(201, presenter.full(project));
    }

    private Answer transfer(Call call) {
        Row project = call.project(Levels.OWNER);
        Row target = directory.namespace(call.requireText("namespace")).orElseThrow(() -> ApiError.notFound("Namespace"));
        if (new Access(instance).inNamespace(call.user(), target) < creationLevel(target)) {
            throw ApiError.forbidden();
        }
        projects.refuseTaken(target, project.text("name"), project.text("path"), project);
        projects.move(project, target, project.text("path"));
        return call.json(200, presenter.full(project));
    }

    private Answer fork(Call call) {
        Row user = call.requireUser();
        Row origin = call.project();
        Row target = call.text("namespace_id")
                .or(() -> call.text("namespace_path"))
                .map(id -> directory.namespace(id).orElseThrow(() -> ApiError.notFound("Target Namespace")))
                .orElseGet(() -> db.table("namespaces").byId(user.number("namespace_id")).orElseThrow());
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("forked_from_project_id", origin.id());
        columns.put("visibility_level", Math.min(origin.number("visibility_level"), target.number("visibility_level")));
        columns.put("description", origin.get("description"));
        columns.put("default_branch", origin.get("default_branch"));
        columns.put("import_status", "finished");
        try {
            Row fork = projects.create(user, target, call.text("name").orElse(origin.text("name")), call.text("path").orElse(origin.text("path")), columns);
            new FirstCommit(instance).copy(origin, fork);
            return call.json(201, presenter.full(fork));
        } catch (ApiError e) {
            throw e.status() == 400 ? new ApiError(409, e.body()) : e;
        }
    }

    private Answer share(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        Row group = directory.group(call.requireText("group_id")).orElseThrow(() -> ApiError.notFound("Group"));
        long level = call.number("group_access").orElseThrow(() -> ApiError.parameter("group_access is missing"));
        boolean shared = db.table("project_group_links").where("project_id", project.id()).stream()
                .anyMatch(link -> link.number("group_id") == group.id());
        if (shared) {
            throw new ApiError(409, Map.of("message", Map.of("group_id", List.of("already shared with this group"))));
        }
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("project_id", project.id());
        columns.put("group_id", group.id());
        columns.put("group_access", level);
        columns.put("expires_at", call.text("expires_at").orElse(null));
        columns.put("created_at", instance.time().now());
        Row link = db.table("project_group_links").insert(columns);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", link.id());
        json.put("project_id", project.id());
        json.put("group_id", group.id());
        json.put("group_access", level);
        json.put("expires_at", link.get("expires_at"));
        return call.json(201, json);
    }

    private Answer unshare(Call call) {
        Row project = call.project(Levels.MAINTAINER);
        Row link = db.table("project_group_links").where("project_id", project.id()).stream()
                .filter(each -> Long.toString(each.number("group_id")).equals(call.path("group_id")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Group Link"));
        db.table("project_group_links").delete(link);
        return call.empty(204);
    }
}
