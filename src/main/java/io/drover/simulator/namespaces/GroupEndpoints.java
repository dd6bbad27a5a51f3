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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Groups (doc/api/groups.md). */
public final class GroupEndpoints {
    private final Instance instance;
    private final Database db;
    private final Directory directory;
    private final Groups groups;
    private final NamespacePresenter presenter;

    private GroupEndpoints(Instance instance) {
        this.instance = instance;
        this.db = instance.db();
        this.directory = new Directory(db);
        this.groups = new Groups(instance);
        this.presenter = new NamespacePresenter(instance);
    }

    public static void register(Routes routes, Instance instance) {
        GroupEndpoints endpoints = new GroupEndpoints(instance);
        routes.get("/groups", call -> endpoints.list(call, endpoints.db.table("namespaces").where("type", "Group")));
        routes.post("/groups", endpoints::create);
        routes.get("/groups/:id", endpoints::show);
        routes.put("/groups/:id", endpoints::update);
        routes.delete("/groups/:id", endpoints::delete);
        routes.post("/groups/:id/restore", endpoints::restore);
        routes.post("/groups/:id/archive", call -> endpoints.archive(call, true));
        routes.post("/groups/:id/unarchive", call -> endpoints.archive(call, false));
        routes.get("/groups/:id/subgroups", call -> endpoints.list(call, endpoints.db.table("namespaces").where("parent_id", call.group().id())));
        routes.get("/groups/:id/descendant_groups", call -> endpoints.list(call, endpoints.directory.descendants(call.group())));
        routes.post("/groups/:id/transfer", endpoints::transfer);
        routes.post("/groups/:id/share", endpoints::share);
        routes.delete("/groups/:id/share/:group_id", endpoints::unshare);
        routes.get("/groups/:id/invited_groups", endpoints::invited);
        routes.post("/groups/:id/projects/:project_id", endpoints::takeProject);
    }

    private Answer list(Call call, List<Row> candidates) {
        List<Row> found = new GroupFilter(call, new Access(instance)).select(candidates);
        boolean statistics = call.flag("statistics").orElse(false) && call.user() != null;
        return call.page(found, group -> {
            Map<String, @Nullable Object> json = presenter.group(group);
            if (statistics) {
                json.put("statistics", new GroupStatistics(instance).of(group));
            }
            return json;
        });
    }

    private Answer show(Call call) {
        String id = call.path("id");
        if (directory.group(id).isEmpty()) {
            new Redirects(db).target(id).flatMap(directory::group).ifPresent(moved -> {
                throw new MovedPermanently(instance.url() + "/api/v4/groups/" + moved.id());
            });
        }
        Row group = call.group();
        Map<String, @Nullable Object> json = presenter.detailed(group);
        if (call.flag("statistics").orElse(false)) {
            json.put("statistics", new GroupStatistics(instance).of(group));
        }
        if (call.flag("with_projects").orElse(true)) {
            ProjectPresenter projects = new ProjectPresenter(instance);
            Access access = new Access(instance);
            json.put(
                    "projects",
                    db.table("projects").where("namespace_id", group.id()).stream()
                            .filter(project -> access.seesProject(call.user(), project))
                            .limit(100)
                            .map(projects::full)
                            .toList());
            json.put(
                    "shared_projects",
                    db.table("project_group_links").where("group_id", group.id()).stream()
                            .flatMap(link -> db.table("projects").byId(link.number("project_id")).stream())
                            .limit(100)
                            .map(projects::full)
                            .toList());
        }
        return call.json(200, json);
    }

    private Answer create(Call call) {
        Row creator = call.requireUser();
        String name = call.requireText("name");
        String path = call.requireText("path");
        Row parent = call.text("parent_id").filter(id -> !id.isEmpty()).map(id -> directory.group(id).orElseThrow(() -> ApiError.notFound("Group"))).orElse(null);
        Access access = new Access(instance);
        if (parent != null && !access.seesNamespace(creator, parent)) {
            throw ApiError.notFound("Group");
        }
        boolean allowed = parent == null
                ? creator.flag("admin") || creator.flag("can_create_group")
                : access.inNamespace(creator, parent) >= ("owner".equals(parent.get("subgroup_creation_level")) ? Levels.OWNER : Levels.MAINTAINER);
        if (!allowed) {
            throw ApiError.forbidden();
        }
        Map<String, @Nullable Object> columns = GroupSettings.from(call);
        columns.put("visibility_level", (long) visibility(call, parent));
        Row group = groups.create(creator, parent, name, path, columns);
        new Avatars(instance).take(call, group, "namespaces");
        return call.json(201, presenter.detailed(group));
    }

    private int visibility(Call call, @Nullable Row parent) {
        return ProjectEndpoints.visibility(call, parent, instance.settings().text("default_group_visibility"));
    }

    private Answer update(Call call) {
        Row group = call.group(Levels.OWNER);
        Row parent = directory.parent(group);
        String name = call.text("name").orElse(group.text("name"));
        String path = call.text("path").orElse(group.text("path"));
        PathRules.checkGroup(name, path, parent == null);
        if (!path.equals(group.text("path"))) {
            groups.refuseTaken(parent == null ? path : parent.text("full_path") + "/" + path);
            groups.move(group, parent, path);
        }
        GroupSettings.from(call).forEach(group::set);
        if (call.text("visibility").isPresent()) {
            group.set("visibility_level", (long) visibility(call, parent));
        }
        group.set("name", name).set("updated_at", instance.time().now());
        new Avatars(instance).take(call, group, "namespaces");
        return call.json(200, presenter.detailed(group));
    }

    private Answer delete(Call call) {
        Row group = call.group(Levels.OWNER);
        boolean now = call.flag("permanently_remove").orElse(false) || instance.settings().number("deletion_adjourned_period") == 0;
        if (now) {
            if (call.flag("permanently_remove").orElse(false) && !group.has("marked_for_deletion_on")) {
                throw new ApiError(400, Map.of("message", "Group must be marked for deletion first."));
            }
            groups.delete(group);
        } else {
            group.set("marked_for_deletion_on", java.time.LocalDate.ofInstant(instance.time().now(), java.time.ZoneOffset.UTC).toString());
        }
        return call.json(202, Map.of("message", "202 Accepted"));
    }

    private Answer restore(Call call) {
        Row group = call.group(Levels.OWNER).set("marked_for_deletion_on", null);
        return call.json(201, presenter.detailed(group));
    }

    private Answer archive(Call call, boolean archived) {
        Row group = call.group(Levels.OWNER).set("archived", archived);
        return call.json(201, presenter.group(group));
    }

    private Answer transfer(Call call) {
        Row group = call.group(Levels.OWNER);
        Row parent = call.text("group_id").filter(id -> !id.isEmpty()).map(id -> directory.group(id).orElseThrow(() -> ApiError.notFound("Group"))).orElse(null);
        groups.refuseTaken(parent == null ? group.text("path") : parent.text("full_path") + "/" + group.text("path"));
        groups.move(group, parent, group.text("path"));
        return call.json(201, presenter.detailed(group));
    }

    private Answer share(Call call) {
        Row group = call.group(Levels.OWNER);
        Row invited = directory.group(call.requireText("group_id")).orElseThrow(() -> ApiError.notFound("Group"));
        long level = call.number("group_access").orElseThrow(() -> ApiError.parameter("group_access is missing"));
        boolean shared = db.table("group_group_links").where("shared_group_id", group.id()).stream()
                .anyMatch(link -> link.number("shared_with_group_id") == invited.id());
        if (shared) {
            throw new ApiError(409, Map.of("message", Map.of("shared_group", List.of("The group has already been shared with this group"))));
        }
        Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        columns.put("shared_group_id", group.id());
        columns.put("shared_with_group_id", invited.id());
        columns.put("group_access", level);
        columns.put("expires_at", call.text("expires_at").orElse(null));
        columns.put("created_at", instance.time().now());
        db.table("group_group_links").insert(columns);
        return call.json(201, presenter.detailed(group));
    }

    private Answer unshare(Call call) {
        Row group = call.group(Levels.OWNER);
        Row link = db.table("group_group_links").where("shared_group_id", group.id()).stream()
                .filter(each -> Long.toString(each.number("shared_with_group_id")).equals(call.path("group_id")))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("Group Link"));
        db.table("group_group_links").delete(link);
        return call.empty(204);
    }

    private Answer invited(Call call) {
        List<Row> found = new ArrayList<>();
        for (Row link : db.table("group_group_links").where("shared_group_id", call.group().id())) {
            db.table("namespaces").byId(link.number("shared_with_group_id")).ifPresent(found::add);
        }
        return call.page(found, presenter::group);
    }

    private Answer takeProject(Call call) {
        call.requireAdmin();
        Row group = call.group();
        Row project = directory.project(call.path("project_id")).orElseThrow(() -> ApiError.notFound("Project"));
        new Projects(instance).move(project, group, project.text("path"));
        return call.json(201, presenter.detailed(group));
    }
}
