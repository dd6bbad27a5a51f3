package io.drover.connector.gitlab;

import io.drover.connector.InventoryReader;
import io.drover.connector.Page;
import io.drover.http.InParallel;
import io.drover.model.FullPath;
import io.drover.model.Group;
import io.drover.model.Member;
import io.drover.model.Owner;
import io.drover.model.Project;
import io.drover.model.Scope;
import io.drover.model.Statistics;
import io.drover.model.User;
import io.drover.model.UserKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Users, groups, projects and members, page by page (doc/api/users.md, groups.md, projects.md, project_members.md). */
final class GitLabInventory implements InventoryReader {
    private final GitLabApi api;
    private final ProjectReader projects = new ProjectReader();
    private final SecondaryEmails secondaryEmails;

    GitLabInventory(GitLabApi api) {
        this.api = api;
        this.secondaryEmails = new SecondaryEmails(api, this::otherEmails);
    }

    @Override
    public Page<User> users(@Nullable String cursor) {
        // offsets end at 50,000 users (doc/api/users.md); keyset does not
        Route route = Route.of("/users").with("pagination", "keyset").with("order_by", "id").with("sort", "asc");
        Page<User> page = map(api.page(route, cursor), Records::user);
        return new Page<>(secondaryEmails.of(page.items()), page.next());
    }

    @Override
    public Page<Group> groups(@Nullable FullPath root, @Nullable String cursor) {
        if (root == null) {
            return map(api.page(ordered(Route.of("/groups").with("all_available", false)), cursor), Records::group);
        }
        Page<Group> page = map(api.page(ordered(Route.of("/groups/:id/descendant_groups", root)), cursor), Records::group);
        if (cursor != null) {
            return page;
        }
        List<Group> withRoot = new ArrayList<>();
        withRoot.add(Records.group(api.get(groupRoute(root))));
        withRoot.addAll(page.items());
        return new Page<>(withRoot, page.next());
    }

    @Override
    public Page<Project> projects(@Nullable FullPath root, @Nullable String cursor) {
        Route route = root == null
                ? allProjects()
                : ordered(Route.of("/groups/:id/projects", root)).with("include_subgroups", true).with("with_shared", false);
        Page<Project> page = api.page(route.with("statistics", true), cursor, projects);
        boolean complete = page.items().stream().noneMatch(GitLabInventory::withoutStatistics);
        return complete ? page : new Page<>(InParallel.map(page.items(), this::withStatistics), page.next());
    }

    /** Only the list of all projects can be cut: a group's list knows no {@code id_after}. */
    @Override
    public List<String> projectSlices(@Nullable FullPath root) {
        return root == null ? new ProjectSlices(api).of(allProjects().with("statistics", true)) : List.of();
    }

    private static Route allProjects() {
        return ordered(Route.of("/projects")).with("pagination", "keyset");
    }

    /** A group's list leaves the statistics out; a project by itself shows them to those who may see them. */
    private Project withStatistics(Project listed) {
        if (!withoutStatistics(listed)) {
            return listed;
        }
        Route route = Route.of("/projects/:id", listed.id()).with("statistics", true);
        return api.find(route).map(projects::read).orElse(listed);
    }

    private static boolean withoutStatistics(Project listed) {
        return listed.statistics().equals(Statistics.UNKNOWN);
    }

    @Override
    public Optional<User> user(long id) {
        return api.find(Route.of("/users/:id", id)).map(Records::user);
    }

    /** doc/api/user_email_addresses.md; for administrators only. */
    @Override
    public List<UserKey> keys(long userId) {
        return new UserKeys(api).of(userId);
    }

    @Override
    public List<String> otherEmails(long userId) {
        Answer answer = api.exchange("GET", Route.of("/users/:id/emails", userId), null, true);
        if (answer.status() == 403 || answer.status() == 404) {
            return List.of();
        }
        if (!answer.ok()) {
            throw api.refused(answer);
        }
        List<String> confirmed = new ArrayList<>();
        for (JsonNode email : answer.json()) {
            if (Json.text(email, "confirmed_at") != null) {
                confirmed.add(Json.text(email, "email", "").toLowerCase(Locale.ROOT));
            }
        }
        return confirmed;
    }

    @Override
    public Optional<Group> group(FullPath path) {
        return api.find(groupRoute(path)).map(Records::group).filter(group -> stands(group.fullPath(), path));
    }

    @Override
    public Optional<Project> project(FullPath path) {
        Route route = Route.of("/projects/:id", path).with("statistics", true);
        return api.find(route).map(projects::read).filter(project -> stands(project.fullPath(), path));
    }

    @Override
    public List<Member> members(Owner owner) {
        Route route = Route.of((owner.scope() == Scope.GROUP ? "/groups" : "/projects") + "/:id/members", owner.id());
        List<Member> members = new ArrayList<>();
        api.each(route, member -> {
            if (Json.text(member, "username") != null) {
                members.add(Records.member(member));
            }
        });
        return members;
    }

    /** After a move, or a scheduled deletion, GitLab redirects the old path to where the thing is now; at the old path there is nothing. */
    private static boolean stands(FullPath found, FullPath asked) {
        return found.value().equalsIgnoreCase(asked.value());
    }

    private static Route groupRoute(FullPath path) {
        return Route.of("/groups/:id", path).with("with_projects", false);
    }

    private static Route ordered(Route route) {
        return route.with("order_by", "id").with("sort", "asc");
    }

    private static <T> Page<T> map(Page<ObjectNode> page, Function<? super ObjectNode, T> record) {
        return new Page<>(page.items().stream().map(record).toList(), page.next());
    }
}
