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
import io.drover.simulator.server.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lists of projects: all, of a group, of a user, forks. Sorted lists and presented projects are remembered until any row changes, so
 * that a walk over many pages costs little more than sending them.
 */
public final class ProjectLists {
    private final Database db;
    private final Directory directory;
    private final Access access;
    private final ProjectPresenter presenter;
    private final ProjectStatistics statistics;
    private final Remembered<String, List<Row>> lists;
    private final Remembered<String, JsonText.Written> presented;

    private ProjectLists(Instance instance) {
        this.db = instance.db();
        this.directory = new Directory(db);
        this.access = new Access(instance);
        this.presenter = new ProjectPresenter(instance);
        this.statistics = new ProjectStatistics(instance);
        this.lists = new Remembered<>(db, 100);
        this.presented = new Remembered<>(db, 100_000);
    }

    public static void register(Routes routes, Instance instance) {
        ProjectLists lists = new ProjectLists(instance);
        routes.get("/projects", call -> lists.all(call, "all", () -> lists.db.table("projects").all()));
        routes.get("/groups/:id/projects", lists::ofGroup);
        routes.get("/users/:user_id/projects", lists::ofUser);
        routes.get("/projects/:id/forks", call -> {
            Row origin = call.project();
            return lists.all(call, "forks " + origin.id(), () -> lists.db.table("projects").where("forked_from_project_id", origin.id()));
        });
    }

    private Answer ofGroup(Call call) {
        Row group = call.group();
        return all(call, "group " + group.id(), () -> projectsOf(call, group));
    }

    private List<Row> projectsOf(Call call, Row group) {
        Set<Row> found = new LinkedHashSet<>(db.table("projects").where("namespace_id", group.id()));
        if (call.flag("include_subgroups").orElse(false)) {
            directory.descendants(group).forEach(below -> found.addAll(db.table("projects").where("namespace_id", below.id())));
        }
        if (call.flag("with_shared").orElse(true)) {
            db.table("project_group_links").where("group_id", group.id()).forEach(link -> db.table("projects").byId(link.number("project_id")).ifPresent(found::add));
        }
        return new ArrayList<>(found);
    }

    private Answer ofUser(Call call) {
        String id = call.path("user_id");
        Row user = (id.chars().allMatch(Character::isDigit) ? db.table("users").byId(Long.parseLong(id)) : directory.user(id))
                .orElseThrow(() -> ApiError.notFound("User"));
        return all(call, "user " + user.id(), () -> db.table("projects").where("namespace_id", user.number("namespace_id")));
    }

    private Answer all(Call call, String what, java.util.function.Supplier<List<Row>> candidates) {
        List<Row> sorted = lists.get(what + " " + key(call), k -> new ProjectFilter(call, access, directory).select(candidates.get()));
        List<Row> rows = after(call, sorted);
        return call.page(rows, present(call));
    }

    /** Everything that decides which projects are in the list and in which order. */
    private static String key(Call call) {
        Map<String, @Nullable Object> deciding = new TreeMap<>(call.params());
        List.of("page", "per_page", "id_after", "id_before", "private_token", "cursor", "pagination", "simple", "statistics").forEach(deciding::remove);
        Row user = call.user();
        return (user == null ? "anonymous" : user.id()) + " " + deciding;
    }

    private static List<Row> after(Call call, List<Row> sorted) {
        Long after = call.number("id_after").orElse(null);
        Long before = call.number("id_before").orElse(null);
        if (after == null && before == null) {
            return sorted;
        }
        boolean ascending = sorted.size() > 1 && sorted.getFirst().id() < sorted.getLast().id() && call.text("order_by").orElse("").equals("id");
        if (ascending) {
            int from = after == null ? 0 : firstAbove(sorted, after);
            return sorted.subList(from, before == null ? sorted.size() : Math.max(from, firstAbove(sorted, before - 1)));
        }
        return sorted.stream()
                .filter(row -> (after == null || row.id() > after) && (before == null || row.id() < before))
                .toList();
    }

    private static int firstAbove(List<Row> ascending, long id) {
        int low = 0;
        int high = ascending.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending.get(middle).id() > id) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private Function<Row, ?> present(Call call) {
        Row user = call.user();
        if (user == null || call.flag("simple").orElse(false)) {
            return project -> presented.get("simple " + project.id(), k -> JsonText.written(presenter.simple(project)));
        }
        boolean wanted = call.flag("statistics").orElse(false);
        return project -> presented.get(user.id() + " " + wanted + " " + project.id(), k -> {
            Map<String, @Nullable Object> json = new LinkedHashMap<>(presenter.full(project));
            json.put("permissions", presenter.permissions(project, user));
            if (wanted && access.inProject(user, project) >= Levels.REPORTER) {
                json.put("statistics", statistics.of(project));
            }
            return JsonText.written(json);
        });
    }
}
