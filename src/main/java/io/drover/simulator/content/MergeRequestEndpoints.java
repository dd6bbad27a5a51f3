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

/** doc/api/merge_requests.md: list, open, change, close, delete. */
final class MergeRequestEndpoints {
    private final Content content;
    private final MergeRequestPresenter presenter;
    private final MergeRequestDiffs diffs;
    private final IssuableFilter filter;
    private final IssuableEdits edits;

    MergeRequestEndpoints(Content content, MergeRequestPresenter presenter) {
        this.content = content;
        this.presenter = presenter;
        this.diffs = new MergeRequestDiffs(content);
        this.filter = new IssuableFilter(content, "MergeRequest");
        this.edits = new IssuableEdits(content, "MergeRequest");
    }

    void register(Routes routes) {
        String all = "/projects/:id/merge_requests";
        String one = all + "/:merge_request_iid";
        routes.get("/merge_requests", this::everywhere)
                .get("/groups/:id/merge_requests", this::inGroup)
                .get(all, call -> page(call, of(call.project())))
                .post(all, this::create)
                .get(one, this::show)
                .put(one, this::update)
                .delete(one, this::delete)
                .get(one + "/participants", call -> call.page(edits.participants(find(call)), content::user))
                .get(one + "/reviewers", this::reviewers)
                .get(one + "/closes_issues", call -> call.page(List.<Row>of(), Row::id))
                .get(one + "/pipelines", this::pipelines);
        new TimeTracking(content, "MergeRequest").register(routes, one, this::find, "merge_request_id");
    }

    private List<Row> of(Row project) {
        return content.table("merge_requests").where("target_project_id", project.id());
    }

    private Answer everywhere(Call call) {
        Row user = call.requireUser();
        List<Row> rows = new ArrayList<>();
        content.table("projects").all().stream().filter(p -> content.sees(call, p)).forEach(p -> rows.addAll(of(p)));
        if (call.text("scope").isEmpty()) {
            rows.removeIf(row -> !Objects.equals(row.get("author_id"), user.id()));
        }
        return page(call, rows);
    }

    private Answer inGroup(Call call) {
        List<Row> rows = new ArrayList<>();
        content.projectsBelow(call, call.group()).forEach(project -> rows.addAll(of(project)));
        return page(call, rows);
    }

    private Answer page(Call call, List<Row> all) {
        List<Row> rows = filter.apply(call, all);
        for (String column : List.of("source_branch", "target_branch")) {
            call.text(column).ifPresent(name -> rows.removeIf(row -> !name.equals(row.get(column))));
        }
        call.text("wip").filter(List.of("yes", "no")::contains).ifPresent(w -> rows.removeIf(row -> MergeRequestPresenter.draft(row) != w.equals("yes")));
        call.flag("draft").ifPresent(wanted -> rows.removeIf(row -> MergeRequestPresenter.draft(row) != wanted));
        boolean details = call.flag("with_labels_details").orElse(false);
        boolean simple = call.choice("view", "simple").isPresent();
        return call.page(rows, row -> simple ? presenter.simple(row) : presenter.present(row, details));
    }

    Row find(Call call) {
        return NoteableKind.MERGE_REQUEST.find(content, call);
    }

    private Answer show(Call call) {
        Row row = find(call);
        diffs.refresh(row);
        new Merging(content).check(row);
        return call.json(200, presenter.whole(row));
    }

    private Answer create(Call call) {
        Row user = call.requireUser();
        Row source = call.project(Levels.DEVELOPER);
        Row target = call.number("target_project_id").map(content::project).filter(p -> content.sees(call, p)).orElse(source);
        String sourceBranch = call.requireText("source_branch");
        String targetBranch = call.requireText("target_branch");
        String title = call.requireText("title");
        refuseConflicts(source, target, sourceBranch, targetBranch);
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("iid", content.nextIid("merge_requests", "target_project_id", target));
        columns.put("source_project_id", source.id());
        columns.put("target_project_id", target.id());
        columns.put("source_branch", sourceBranch);
        columns.put("target_branch", targetBranch);
        columns.put("title", title);
        columns.put("description", call.text("description").orElse(null));
        columns.put("author_id", user.id());
        columns.put("state", "opened");
        columns.put("merge_status", "unchecked");
        columns.put("merge_params", call.flag("remove_source_branch").orElse(false) ? Map.of("force_remove_source_branch", "1") : Map.of());
        columns.put("squash", call.flag("squash").orElse(false));
        columns.put("allow_maintainer_to_push", call.flag("allow_collaboration").orElse(false));
        columns.put("time_estimate", 0L);
        columns.put("created_at", content.now());
        columns.put("updated_at", content.now());
        Row row = content.table("merge_requests").insert(columns);
        row.set("draft", MergeRequestPresenter.draft(row));
        diffs.refresh(row);
        plan(call, target, row);
        return call.json(201, presenter.whole(row));
    }

    private void refuseConflicts(Row source, Row target, String sourceBranch, String targetBranch) {
        if (source == target && sourceBranch.equals(targetBranch)) {
            throw new ApiError(422, Map.of("message", List.of("You can't use same project/branch for source and target")));
        }
        of(target).stream()
                .filter(row -> row.text("state").equals("opened")
                        && Objects.equals(row.get("source_project_id"), source.id())
                        && row.text("source_branch").equals(sourceBranch)
                        && row.text("target_branch").equals(targetBranch))
                .findFirst()
                .ifPresent(row -> {
                    String message = "Another open merge request already exists for this source branch: !" + row.get("iid");
                    throw new ApiError(409, Map.of("message", List.of(message)));
                });
    }

    private void plan(Call call, Row project, Row row) {
        edits.plan(call, project, row);
        edits.assign(call, row, "merge_request_reviewers", "reviewer");
    }

    private Answer update(Call call) {
        Row user = call.requireUser();
        Row row = find(call);
        if (!content.atLeast(call, call.project(), Levels.DEVELOPER) && !Objects.equals(row.get("author_id"), user.id())) {
            throw ApiError.forbidden();
        }
        edits.requireSomething(call, "target_branch", "reviewer_ids", "remove_source_branch", "squash", "allow_collaboration");
        edits.describe(call, row, user);
        new Edit(call, row).text("target_branch").flag("squash");
        call.flag("remove_source_branch").ifPresent(yes -> row.set("merge_params", yes ? Map.of("force_remove_source_branch", "1") : Map.of()));
        call.flag("allow_collaboration").ifPresent(yes -> row.set("allow_maintainer_to_push", yes));
        row.set("draft", MergeRequestPresenter.draft(row.set("draft", false)));
        plan(call, call.project(), row);
        edits.changeState(call, row, user);
        if (call.text("state_event").filter("close"::equals).isPresent() && row.text("state").equals("closed")) {
            metrics(content, row).set("latest_closed_at", content.now()).set("latest_closed_by_id", user.id());
        }
        row.set("updated_at", content.now());
        return call.json(200, presenter.whole(row));
    }

    static Row metrics(Content content, Row row) {
        return content.table("merge_request_metrics").first("merge_request_id", row.id()).orElseGet(() -> content.table("merge_request_metrics")
                .insert(Map.of(
                        "merge_request_id", row.id(),
                        "target_project_id", row.number("target_project_id"),
                        "created_at", content.now(),
                        "updated_at", content.now())));
    }

    private Answer delete(Call call) {
        call.project(Levels.OWNER);
        Row row = find(call);
        diffs.versions(row).forEach(content.table("merge_request_diffs")::delete);
        edits.deleteWithChildren(row);
        return call.empty(204);
    }

    private Answer reviewers(Call call) {
        List<Row> rows = content.table("merge_request_reviewers").where("merge_request_id", find(call).id());
        return call.page(rows, row -> Fields.with("user", content.user(row.numberOrNull("user_id")))
                .put("state", row.has("state") ? row.get("state") : "unreviewed")
                .copy(row, "created_at")
                .map());
    }

    private Answer pipelines(Call call) {
        Row row = find(call);
        List<Row> rows = content.table("ci_pipelines").where("merge_request_id", row.id());
        return call.page(rows, p -> Fields.of(p, "id", "iid", "project_id", "sha", "ref", "status", "source", "created_at", "updated_at").map());
    }
}
