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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/boards.md and doc/api/group_boards.md. */
final class BoardEndpoints {
    private final Content content;

    BoardEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        for (OwnerKind kind : OwnerKind.values()) {
            String all = kind.prefix() + "/boards";
            String one = all + "/:board_id";
            routes.get(all, call -> call.page(content.table("boards").where(kind.column(), kind.find(call).id()), this::present))
                    .post(all, call -> create(call, kind))
                    .get(one, call -> call.json(200, present(find(call, kind, kind.find(call)))))
                    .put(one, call -> {
                        Row board = find(call, kind, kind.find(call, Levels.PLANNER));
                        new Edit(call, board).text("name").number("weight", "milestone_id").flag("hide_backlog_list", "hide_closed_list").stamp(content.now());
                        return call.json(200, present(board));
                    })
                    .delete(one, call -> {
                        Row board = find(call, kind, kind.find(call, Levels.PLANNER));
                        lists(board).forEach(content.table("lists")::delete);
                        content.table("boards").delete(board);
                        return call.empty(204);
                    });
            registerLists(routes, kind, one + "/lists");
        }
    }

    private void registerLists(Routes routes, OwnerKind kind, String all) {
        String one = all + "/:list_id";
        routes.get(all, call -> call.page(shown(find(call, kind, kind.find(call))), this::presentList))
                .post(all, call -> createList(call, kind))
                .get(one, call -> call.json(200, presentList(list(call, kind, kind.find(call)))))
                .put(one, call -> {
                    Row list = list(call, kind, kind.find(call, Levels.PLANNER));
                    new Edit(call, list).number("position").stamp(content.now());
                    return call.json(200, presentList(list));
                })
                .delete(one, call -> {
                    content.table("lists").delete(list(call, kind, kind.find(call, Levels.PLANNER)));
                    return call.empty(204);
                });
    }

    private Row find(Call call, OwnerKind kind, Row owner) {
        return content.owned("boards", call.path("board_id"), kind.column(), owner, "Board");
    }

    private Row list(Call call, OwnerKind kind, Row owner) {
        return content.owned("lists", call.path("list_id"), "board_id", find(call, kind, owner), "List");
    }

    private List<Row> lists(Row board) {
        List<Row> lists = new ArrayList<>(content.table("lists").where("board_id", board.id()));
        lists.sort(Comparator.comparing((Row l) -> l.numberOrNull("position"), Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Row::id));
        return lists;
    }

    /** The backlog and closed lists are there but not shown. */
    private List<Row> shown(Row board) {
        return lists(board).stream().filter(l -> !List.of("backlog", "closed").contains(String.valueOf(l.get("list_type")))).toList();
    }

    private Answer create(Call call, OwnerKind kind) {
        Row owner = kind.find(call, Levels.PLANNER);
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("name", call.requireText("name"));
        columns.put(kind.column(), owner.id());
        columns.put("hide_backlog_list", false);
        columns.put("hide_closed_list", false);
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        Row board = content.table("boards").insert(columns);
        for (String type : List.of("backlog", "closed")) {
            content.table("lists").insert(Map.of("board_id", board.id(), "list_type", type, "created_at", content.now(), "updated_at", content.now()));
        }
        return call.json(201, present(board));
    }

    private Answer createList(Call call, OwnerKind kind) {
        Row owner = kind.find(call, Levels.PLANNER);
        Row board = find(call, kind, owner);
        Map<String, @Nullable Object> columns = new HashMap<>();
        for (String name : List.of("label", "milestone", "assignee", "iteration")) {
            call.number(name + "_id").ifPresent(id -> {
                columns.put("list_type", name);
                columns.put(name.equals("assignee") ? "user_id" : name + "_id", id);
            });
        }
        if (columns.size() != 2) {
            throw ApiError.parameter("label_id, milestone_id, iteration_id, assignee_id are mutually exclusive, exactly one parameter must be provided");
        }
        Long label = (Long) columns.get("label_id");
        if (label != null && content.table("labels").byId(label).isEmpty()) {
            throw new ApiError(400, Map.of("error", "Label not found!"));
        }
        columns.put("board_id", board.id());
        columns.put("position", (long) shown(board).size());
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        return call.json(201, presentList(content.table("lists").insert(columns)));
    }

    private Map<String, @Nullable Object> present(Row board) {
        Fields fields = Fields.of(board, "id")
                .put("name", board.has("name") ? board.get("name") : "Development")
                .flags(board, "hide_backlog_list", "hide_closed_list");
        Long project = board.numberOrNull("project_id");
        Long group = board.numberOrNull("group_id");
        fields.put("project", project == null ? null : content.table("projects").byId(project).map(this::project).orElse(null));
        if (group != null) {
            fields.put("group", content.table("namespaces").byId(group)
                    .map(g -> Fields.of(g, "id", "name").put("web_url", content.groupUrl(g)).map()).orElse(null));
        }
        return fields.put("lists", shown(board).stream().map(this::presentList).toList())
                .put("milestone", new Milestones(content).presentById(board.numberOrNull("milestone_id")))
                .copy(board, "weight")
                .put("assignee", null)
                .put("labels", List.of())
                .map();
    }

    private Map<String, @Nullable Object> project(Row project) {
        return Fields.of(project, "id", "description", "name", "path")
                .put("path_with_namespace", project.get("full_path"))
                .put("web_url", content.webUrl(project))
                .map();
    }

    private Map<String, @Nullable Object> presentList(Row list) {
        Long label = list.numberOrNull("label_id");
        return Fields.of(list, "id")
                .put("label", label == null ? null : content.table("labels").byId(label).map(new Labels(content)::details).orElse(null))
                .copy(list, "position")
                .put("list_type", list.has("list_type") ? list.get("list_type") : "label")
                .put("assignee", content.user(list.numberOrNull("user_id")))
                .put("milestone", new Milestones(content).presentById(list.numberOrNull("milestone_id")))
                .copy(list, "max_issue_count", "max_issue_weight", "limit_metric")
                .put("collapsed", false)
                .map();
    }
}
