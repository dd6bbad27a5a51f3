package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/milestones.md and doc/api/group_milestones.md. */
final class MilestoneEndpoints {
    private final Content content;
    private final Milestones milestones;
    private final IssuePresenter issues;
    private final MergeRequestPresenter mergeRequests;

    MilestoneEndpoints(Content content, IssuePresenter issues, MergeRequestPresenter mergeRequests) {
        this.content = content;
        this.milestones = new Milestones(content);
        this.issues = issues;
        this.mergeRequests = mergeRequests;
    }

    void register(Routes routes) {
        for (OwnerKind kind : OwnerKind.values()) {
            String all = kind.prefix() + "/milestones";
            String one = all + "/:milestone_id";
            routes.get(all, call -> list(call, kind))
                    .post(all, call -> create(call, kind))
                    .get(one, call -> call.json(200, milestones.present(find(call, kind, kind.find(call)))))
                    .put(one, call -> update(call, kind))
                    .delete(one, call -> delete(call, kind))
                    .get(one + "/issues", call -> {
                        Row milestone = find(call, kind, kind.find(call));
                        List<Row> rows = content.table("issues").where("milestone_id", milestone.id());
                        return call.page(rows, row -> issues.present(row, false));
                    })
                    .get(one + "/merge_requests", call -> {
                        Row milestone = find(call, kind, kind.find(call));
                        List<Row> rows = content.table("merge_requests").where("milestone_id", milestone.id());
                        return call.page(rows, row -> mergeRequests.present(row, false));
                    });
        }
    }

    private Answer list(Call call, OwnerKind kind) {
        Row owner = kind.find(call);
        List<Row> rows = new ArrayList<>(content.table("milestones").where(kind.column(), owner.id()));
        if (call.flag("include_ancestors").or(() -> call.flag("include_parent_milestones")).orElse(false)) {
            List<Row> above = kind == OwnerKind.PROJECT ? content.groupsAbove(owner) : content.lineage(owner.numberOrNull("parent_id"));
            above.forEach(group -> rows.addAll(content.table("milestones").where("group_id", group.id())));
        }
        String state = call.choice("state", "active", "closed", "all").orElse("all");
        rows.removeIf(row -> !state.equals("all") && !state.equals(row.get("state")));
        call.text("title").ifPresent(title -> rows.removeIf(row -> !row.text("title").equals(title)));
        call.text("search").map(s -> s.toLowerCase(Locale.ROOT)).ifPresent(search -> rows.removeIf(row ->
                !row.text("title").toLowerCase(Locale.ROOT).contains(search)));
        List<String> iids = call.list("iids");
        rows.removeIf(row -> !iids.isEmpty() && !iids.contains(String.valueOf(row.get("iid"))));
        rows.sort(Comparator.comparingLong(Row::id).reversed());
        return call.page(rows, milestones::present);
    }

    private Answer create(Call call, OwnerKind kind) {
        Row owner = kind.find(call, Levels.PLANNER);
        String title = call.requireText("title");
        refuseTaken(kind, owner, title, null);
        refuseBadDates(call);
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("title", title);
        columns.put("description", null);
        columns.put(kind.column(), owner.id());
        columns.put("iid", content.nextIid("milestones", kind.column(), owner));
        columns.put("state", "active");
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        Row row = content.table("milestones").insert(columns);
        new Edit(call, row).text("description").optional("due_date", "start_date");
        return call.json(201, milestones.present(row));
    }

    private Answer update(Call call, OwnerKind kind) {
        Row owner = kind.find(call, Levels.PLANNER);
        Row row = find(call, kind, owner);
        call.text("title").ifPresent(title -> refuseTaken(kind, owner, title, row));
        refuseBadDates(call);
        call.choice("state_event", "close", "activate").ifPresent(event -> row.set("state", event.equals("close") ? "closed" : "active"));
        new Edit(call, row).text("title", "description").optional("due_date", "start_date").stamp(content.now());
        return call.json(200, milestones.present(row));
    }

    private Answer delete(Call call, OwnerKind kind) {
        Row row = find(call, kind, kind.find(call, Levels.PLANNER));
        for (String table : List.of("issues", "merge_requests")) {
            content.table(table).where("milestone_id", row.id()).forEach(each -> each.set("milestone_id", null));
        }
        content.table("milestone_releases").where("milestone_id", row.id()).forEach(content.table("milestone_releases")::delete);
        content.table("milestones").delete(row);
        return call.empty(204);
    }

    private void refuseTaken(OwnerKind kind, Row owner, String title, @Nullable Row except) {
        boolean taken = content.table("milestones").where(kind.column(), owner.id()).stream()
                .anyMatch(row -> row.text("title").equals(title) && row != except);
        if (taken) {
            throw ApiError.invalid("title", "already being used for another group or project milestone.");
        }
    }

    private static void refuseBadDates(Call call) {
        for (String name : List.of("due_date", "start_date")) {
            call.text(name).filter(t -> !t.isBlank() && Times.date(t).isEmpty()).ifPresent(t -> {
                throw ApiError.parameter(name + " is invalid");
            });
        }
    }

    private Row find(Call call, OwnerKind kind, Row owner) {
        return content.owned("milestones", call.path("milestone_id"), kind.column(), owner, "Milestone");
    }
}
