package io.drover.simulator.content;

import io.drover.simulator.ApiError;
import io.drover.simulator.Call.Answer;
import io.drover.simulator.Call;
import io.drover.simulator.Routes;
import io.drover.simulator.Row;
import io.drover.simulator.access.Levels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** doc/api/issues.md. */
final class IssueEndpoints {
    private final Content content;
    private final IssuePresenter presenter;
    private final IssuableFilter filter;
    private final IssuableEdits edits;
    private final Epics epics;

    IssueEndpoints(Content content, IssuePresenter presenter) {
        this.content = content;
        this.presenter = presenter;
        this.filter = new IssuableFilter(content, "Issue");
        this.edits = new IssuableEdits(content, "Issue");
        this.epics = new Epics(content);
    }

    void register(Routes routes) {
        String all = "/projects/:id/issues";
        String one = all + "/:issue_iid";
        routes.get("/issues", this::everywhere)
                .get("/groups/:id/issues", this::inGroup)
                .get(all, this::inProject)
                .post(all, this::create)
                .get(one, call -> call.json(200, presenter.present(find(call), false)))
                .put(one, this::update)
                .delete(one, this::delete)
                .get(one + "/participants", this::participants)
                .get(one + "/related_merge_requests", call -> call.page(List.<Row>of(), Row::id))
                .get(one + "/closed_by", call -> call.page(List.<Row>of(), Row::id));
        new TimeTracking(content, "Issue").register(routes, one, this::find, "issue_id");
        routes.get("/projects/:id/issues_statistics", call -> statistics(call, visible(call, call.project())));
    }

    /** Without {@code scope} only what the caller wrote. */
    private Answer everywhere(Call call) {
        Row user = call.requireUser();
        List<Row> rows = new ArrayList<>();
        content.table("projects").all().stream().filter(p -> content.sees(call, p)).forEach(p -> rows.addAll(visible(call, p)));
        if (call.text("scope").isEmpty()) {
            rows.removeIf(row -> !Objects.equals(row.get("author_id"), user.id()));
        }
        return page(call, rows);
    }

    private Answer inGroup(Call call) {
        List<Row> rows = new ArrayList<>();
        content.projectsBelow(call, call.group()).forEach(project -> rows.addAll(visible(call, project)));
        return page(call, rows);
    }

    private Answer inProject(Call call) {
        return page(call, visible(call, call.project()));
    }

    private Answer page(Call call, List<Row> rows) {
        boolean details = call.flag("with_labels_details").orElse(false);
        List<Row> hits = filter.apply(call, rows);
        if (content.enterprise()) {
            call.text("epic_id").ifPresent(wanted -> hits.removeIf(issue -> !epics.fits(issue, wanted)));
        }
        return call.page(hits, row -> presenter.present(row, details));
    }

    private List<Row> visible(Call call, Row project) {
        List<Row> rows = content.table("issues").where("project_id", project.id());
        return content.atLeast(call, project, Levels.PLANNER)
                ? rows
                : rows.stream().filter(row -> mayRead(call, project, row)).toList();
    }

    /** Confidential issues are for planners and above, their authors and assignees (doc/user/project/issues/confidential_issues.md). */
    private boolean mayRead(Call call, Row project, Row issue) {
        Row user = call.user();
        return !issue.flag("confidential")
                || content.atLeast(call, project, Levels.PLANNER)
                || (user != null && edits.concerns(issue, user));
    }

    Row find(Call call) {
        Row project = call.project();
        Row issue = content.byIid("issues", "project_id", project, call.path("issue_iid"), "Issue");
        if (!mayRead(call, project, issue)) {
            throw ApiError.notFound("Issue");
        }
        return issue;
    }

    private Answer create(Call call) {
        Row user = call.requireUser();
        Row project = call.project();
        String title = call.requireText("title");
        if (title.isBlank()) {
            throw ApiError.invalid("title", "can't be blank");
        }
        int level = content.level(call, project);
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("project_id", project.id());
        columns.put("iid", iid(call, project, level));
        columns.put("title", title);
        columns.put("description", call.text("description").orElse(null));
        columns.put("author_id", user.id());
        columns.put("state", "opened");
        columns.put("issue_type", call.choice("issue_type", "issue", "incident", "test_case", "task").orElse("issue"));
        columns.put("confidential", call.flag("confidential").orElse(false));
        columns.put("created_at", content.createdAt(call, level));
        columns.put("updated_at", content.createdAt(call, level));
        columns.put("time_estimate", 0L);
        Row issue = content.table("issues").insert(columns);
        if (level >= Levels.PLANNER) {
            edits.plan(call, project, issue);
        }
        return call.json(201, presenter.present(issue, false));
    }

    /** Only administrators and owners choose the iid. */
    private long iid(Call call, Row project, int level) {
        long next = content.nextIid("issues", "project_id", project);
        long wanted = level >= Levels.OWNER ? call.number("iid").orElse(next) : next;
        if (content.table("issues").where("project_id", project.id()).stream().anyMatch(row -> Objects.equals(row.get("iid"), wanted))) {
            throw new ApiError(409, Map.of("message", "Duplicated issue"));
        }
        return wanted;
    }

    private Answer update(Call call) {
        Row user = call.requireUser();
        Row project = call.project();
        Row issue = find(call);
        if (!content.atLeast(call, project, Levels.PLANNER) && !edits.concerns(issue, user)) {
            throw ApiError.forbidden();
        }
        edits.requireSomething(call, "confidential", "issue_type", "weight", "updated_at");
        edits.describe(call, issue, user);
        new Edit(call, issue).flag("confidential").text("issue_type");
        edits.plan(call, project, issue);
        edits.changeState(call, issue, user);
        issue.set("updated_at", content.level(call, project) >= Levels.OWNER
                ? call.text("updated_at").map(Content::time).orElseGet(content::now)
                : content.now());
        return call.json(200, presenter.present(issue, false));
    }

    private Answer delete(Call call) {
        Row project = call.project();
        Row issue = find(call);
        if (!content.atLeast(call, project, Levels.OWNER) && content.level(call, project) != Levels.PLANNER) {
            throw call.user() == null ? new ApiError(401, Map.of("message", "401 Unauthorized")) : ApiError.forbidden();
        }
        epics.release(issue);
        edits.deleteWithChildren(issue);
        return call.empty(204);
    }

    private Answer participants(Call call) {
        return call.page(edits.participants(find(call)), content::user);
    }

    private Answer statistics(Call call, List<Row> rows) {
        List<Row> hits = filter.apply(call, rows);
        long opened = hits.stream().filter(row -> "opened".equals(row.get("state"))).count();
        Map<String, @Nullable Object> counts =
                Fields.with("all", hits.size()).put("closed", hits.size() - opened).put("opened", opened).map();
        return call.json(200, Map.of("statistics", Map.of("counts", counts)));
    }
}
