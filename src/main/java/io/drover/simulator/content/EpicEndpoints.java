package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** doc/api/epics.md (Premium). */
final class EpicEndpoints {
    private static final List<String> DATES = List.of("start_date_fixed", "due_date_fixed");
    private static final List<String> EDITS = List.of(
            "add_labels", "confidential", "description", "due_date_fixed", "due_date_is_fixed", "labels", "parent_id", "remove_labels",
            "start_date_fixed", "start_date_is_fixed", "state_event", "title", "updated_at", "color");

    private final Content content;
    private final Epics epics;
    private final Labels labels;

    EpicEndpoints(Content content) {
        this.content = content;
        this.epics = new Epics(content);
        this.labels = new Labels(content);
    }

    void register(Routes routes) {
        String all = "/groups/:id/epics";
        String one = all + "/:epic_iid";
        routes.get(all, this::list)
                .post(all, this::create)
                .get(one, call -> call.json(200, epics.present(epics.find(call), false)))
                .put(one, this::update)
                .delete(one, call -> {
                    call.group(Levels.OWNER);
                    epics.delete(epics.find(call));
                    return call.empty(204);
                });
    }

    private Answer list(Call call) {
        List<Row> rows = new ArrayList<>();
        groups(call).forEach(group -> rows.addAll(content.table(Epics.TABLE).where("group_id", group.id())));
        rows.removeIf(epic -> !epics.readable(call, epic));
        String state = call.choice("state", "opened", "closed", "all").orElse("all");
        rows.removeIf(epic -> !state.equals("all") && !state.equals(epic.get("state")));
        call.text("search").map(s -> s.toLowerCase(Locale.ROOT)).ifPresent(search -> rows.removeIf(epic ->
                !(epic.text("title") + " " + epic.textOrNull("description")).toLowerCase(Locale.ROOT).contains(search)));
        boolean details = call.flag("with_labels_details").orElse(false);
        rows.sort(order(call));
        return call.page(rows, epic -> epics.present(epic, details));
    }

    /** The group with its subgroups, unless the caller says otherwise, and with those above, if he says so. */
    private List<Row> groups(Call call) {
        Row group = call.group();
        List<Row> groups = new ArrayList<>();
        groups.add(group);
        if (call.flag("include_descendant_groups").orElse(true)) {
            String prefix = group.text("full_path") + "/";
            content.table("namespaces").all().stream().filter(g -> "Group".equals(g.get("type")) && g.text("full_path").startsWith(prefix)).forEach(groups::add);
        }
        if (call.flag("include_ancestor_groups").orElse(false)) {
            groups.addAll(content.lineage(group.numberOrNull("parent_id")));
        }
        return groups;
    }

    private static Comparator<Row> order(Call call) {
        String column = call.choice("order_by", "created_at", "updated_at", "title").orElse("created_at");
        Comparator<Row> order = column.equals("title")
                ? Comparator.comparing((Row epic) -> epic.text("title"))
                : Comparator.comparing((Row epic) -> epic.time(column), Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));
        Comparator<Row> whole = order.thenComparingLong(Row::id);
        return call.choice("sort", "asc", "desc").orElse("desc").equals("asc") ? whole : whole.reversed();
    }

    private Answer create(Call call) {
        Row user = call.requireUser();
        Row group = call.group(Levels.PLANNER);
        String title = call.requireText("title");
        refuseBad(call);
        int level = content.groupLevel(call, group);
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("group_id", group.id());
        columns.put("iid", content.nextIid(Epics.TABLE, "group_id", group));
        columns.put("title", title);
        columns.put("author_id", user.id());
        columns.put("state", "opened");
        columns.put("confidential", false);
        columns.put("created_at", content.createdAt(call, level));
        columns.put("updated_at", content.createdAt(call, level));
        Row epic = content.table(Epics.TABLE).insert(columns);
        describe(call, group, epic);
        return call.json(201, epics.present(epic, false));
    }

    private Answer update(Call call) {
        Row user = call.requireUser();
        Row group = call.group(Levels.PLANNER);
        Row epic = epics.find(call);
        if (EDITS.stream().noneMatch(call.params()::containsKey)) {
            throw ApiError.parameter(String.join(", ", EDITS) + " are missing, at least one parameter must be provided");
        }
        refuseBad(call);
        describe(call, group, epic);
        changeState(call, epic, user);
        epic.set("updated_by_id", user.id()).set("updated_at", content.now());
        return call.json(200, epics.present(epic, false));
    }

    private static void refuseBad(Call call) {
        call.text("title").filter(String::isBlank).ifPresent(t -> {
            throw ApiError.invalid("title", "can't be blank");
        });
        for (String name : DATES) {
            call.text(name).filter(t -> !t.isBlank() && Times.date(t).isEmpty()).ifPresent(t -> {
                throw ApiError.parameter(name + " is invalid");
            });
        }
    }

    private void describe(Call call, Row group, Row epic) {
        new Edit(call, epic).text("title", "description", "color").flag("confidential", "start_date_is_fixed", "due_date_is_fixed")
                .optional("start_date_fixed", "due_date_fixed");
        if (call.params().containsKey("parent_id")) {
            call.number("parent_id").ifPresentOrElse(id -> adopt(epic, id), () -> epic.set("parent_id", null));
        }
        label(call, group, epic);
    }

    private void adopt(Row epic, long parentId) {
        Row parent = content.table(Epics.TABLE).byId(parentId).orElseThrow(() -> ApiError.notFound("Epic"));
        EpicLinkEndpoints.adopt(epics, epic, parent);
    }

    private void label(Call call, Row group, Row epic) {
        if (call.params().keySet().stream().noneMatch(List.of("labels", "add_labels", "remove_labels")::contains)) {
            return;
        }
        Set<String> titles = new LinkedHashSet<>();
        if (call.params().containsKey("labels")) {
            titles.addAll(call.list("labels"));
        } else {
            labels.on("Epic", epic).forEach(label -> titles.add(label.text("title")));
        }
        titles.addAll(call.list("add_labels"));
        call.list("remove_labels").forEach(titles::remove);
        labels.replace(call, group, "Epic", epic, List.copyOf(titles));
    }

    private void changeState(Call call, Row epic, Row user) {
        call.choice("state_event", "close", "reopen").ifPresent(event -> {
            boolean closing = event.equals("close");
            if (closing != epic.text("state").equals("opened")) {
                return;
            }
            epic.set("state", closing ? "closed" : "opened")
                    .set("closed_at", closing ? content.now() : null)
                    .set("closed_by_id", closing ? user.id() : null);
            content.table("resource_state_events").insert(Map.of(
                    "epic_id", epic.id(), "user_id", user.id(), "state", closing ? "closed" : "reopened", "created_at", content.now()));
        });
    }
}
