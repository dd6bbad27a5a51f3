package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** doc/api/labels.md and doc/api/group_labels.md. */
final class LabelEndpoints {
    private final Content content;
    private final Labels labels;

    LabelEndpoints(Content content) {
        this.content = content;
        this.labels = new Labels(content);
    }

    void register(Routes routes) {
        for (OwnerKind kind : OwnerKind.values()) {
            String all = kind.prefix() + "/labels";
            String one = all + "/:name";
            routes.get(all, call -> list(call, kind))
                    .post(all, call -> create(call, kind))
                    .put(all, call -> update(call, kind, call.text("label_id").or(() -> call.text("name")).orElse("")))
                    .delete(all, call -> delete(call, kind, call.text("label_id").or(() -> call.text("name")).orElse("")))
                    .get(one, call -> call.json(200, present(call, kind, find(call, kind, kind.find(call), call.path("name")))))
                    .put(one, call -> update(call, kind, call.path("name")))
                    .delete(one, call -> delete(call, kind, call.path("name")));
        }
    }

    private Answer list(Call call, OwnerKind kind) {
        List<Row> rows = new ArrayList<>(visible(call, kind, kind.find(call)));
        call.text("search").map(s -> s.toLowerCase(Locale.ROOT)).ifPresent(search -> rows.removeIf(label -> !matches(label, search)));
        rows.sort(Comparator.comparing((Row label) -> label.text("title").toLowerCase(Locale.ROOT)).thenComparing(Row::id));
        return call.page(rows, label -> present(call, kind, label));
    }

    private static boolean matches(Row label, String search) {
        String description = label.textOrNull("description");
        return label.text("title").toLowerCase(Locale.ROOT).contains(search)
                || (description != null && description.toLowerCase(Locale.ROOT).contains(search));
    }

    private List<Row> visible(Call call, OwnerKind kind, Row owner) {
        boolean inherited = call.flag("include_ancestor_groups").orElse(true);
        if (kind == OwnerKind.PROJECT) {
            return inherited ? labels.usable(owner) : content.table("labels").where("project_id", owner.id());
        }
        List<Row> rows = new ArrayList<>();
        List<Row> groups = inherited ? content.lineage(owner.id()) : List.of(owner);
        groups.forEach(group -> rows.addAll(labels.ofGroup(group)));
        return rows;
    }

    private Answer create(Call call, OwnerKind kind) {
        Row owner = kind.find(call, Levels.PLANNER);
        String name = call.requireText("name").strip();
        String color = validColor(call.requireText("color"));
        if (visible(call, kind, owner).stream().anyMatch(l -> l.text("title").equals(name))) {
            throw new ApiError(409, Map.of("message", "Label already exists"));
        }
        if (name.isEmpty() || name.contains(",")) {
            throw ApiError.invalid("title", name.isEmpty() ? "can't be blank" : "is invalid");
        }
        Row label = labels.insert(kind.column(), owner, name, color, call.text("description").orElse(null));
        if (kind == OwnerKind.PROJECT) {
            call.number("priority").ifPresent(p -> labels.prioritise(label, owner, p));
        }
        return call.json(201, present(call, kind, label));
    }

    private Answer update(Call call, OwnerKind kind, String name) {
        Row owner = kind.find(call, Levels.PLANNER);
        Row label = find(near(kind, owner), name);
        boolean touches = call.params().keySet().stream().anyMatch(List.of("new_name", "color", "description", "priority")::contains);
        if (!touches) {
            throw ApiError.parameter("new_name, color, description, priority are missing, at least one parameter must be provided");
        }
        call.text("color").ifPresent(color -> label.set("color", validColor(color)));
        new Edit(call, label).as("new_name", "title").text("description").stamp(content.now());
        if (kind == OwnerKind.PROJECT && call.params().containsKey("priority")) {
            labels.prioritise(label, owner, call.number("priority").orElse(null));
        }
        return call.json(200, present(call, kind, label));
    }

    private Answer delete(Call call, OwnerKind kind, String name) {
        Row owner = kind.find(call, Levels.PLANNER);
        Row label = find(call, kind, owner, name);
        if (!Objects.equals(label.get(kind.column()), owner.id())) {
            throw ApiError.notFound("Label");
        }
        labels.delete(label);
        return call.empty(204);
    }

    private Row find(Call call, OwnerKind kind, Row owner, String nameOrId) {
        return find(visible(call, kind, owner), nameOrId);
    }

    /** What can be changed through an owner: its own labels, and through a project those of its group as well, but of none further up. */
    private List<Row> near(OwnerKind kind, Row owner) {
        List<Row> rows = new ArrayList<>(content.table("labels").where(kind.column(), owner.id()));
        if (kind == OwnerKind.PROJECT) {
            content.groupsAbove(owner).stream().findFirst().ifPresent(group -> rows.addAll(labels.ofGroup(group)));
        }
        return rows;
    }

    private static Row find(List<Row> visible, String nameOrId) {
        return visible.stream()
                .filter(l -> l.text("title").equals(nameOrId))
                .findFirst()
                .or(() -> visible.stream().filter(l -> Long.toString(l.id()).equals(nameOrId)).findFirst())
                .orElseThrow(() -> ApiError.notFound("Label"));
    }

    private static String validColor(String color) {
        if (!color.matches("#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})") && !color.matches("[a-z]+")) {
            throw ApiError.invalid("color", "must be a valid color code");
        }
        return color;
    }

    private Map<String, @Nullable Object> present(Call call, OwnerKind kind, Row label) {
        Fields fields = new Fields().put(labels.details(label));
        if (call.flag("with_counts").orElse(false)) {
            fields.put("open_issues_count", count(label, "Issue", "issues", "opened"))
                    .put("closed_issues_count", count(label, "Issue", "issues", "closed"))
                    .put("open_merge_requests_count", count(label, "MergeRequest", "merge_requests", "opened"));
        }
        fields.put("subscribed", false);
        if (kind == OwnerKind.PROJECT) {
            fields.put("priority", labels.priority(label, call.project())).put("is_project_label", label.has("project_id"));
        }
        return fields.map();
    }

    private long count(Row label, String type, String table, String state) {
        return content.table("label_links").where("label_id", label.id()).stream()
                .filter(link -> type.equals(link.get("target_type")))
                .flatMap(link -> content.table(table).byId(link.number("target_id")).stream())
                .filter(row -> state.equals(row.get("state")))
                .count();
    }
}
