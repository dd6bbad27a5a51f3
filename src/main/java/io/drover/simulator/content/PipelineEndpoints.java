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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** doc/api/pipelines.md and doc/api/jobs.md: records only, nothing runs. */
final class PipelineEndpoints {
    private final Content content;

    PipelineEndpoints(Content content) {
        this.content = content;
    }

    void register(Routes routes) {
        String all = "/projects/:id/pipelines";
        String one = all + "/:pipeline_id";
        routes.get(all, this::list)
                .get(all + "/latest", call -> call.json(200, whole(rows(call).stream()
                        .findFirst()
                        .orElseThrow(() -> ApiError.notFound("Pipeline")))))
                .get(one, call -> call.json(200, whole(find(call))))
                .delete(one, call -> {
                    call.project(Levels.OWNER);
                    content.table("ci_pipelines").delete(find(call));
                    return call.empty(204);
                })
                .get(one + "/jobs", call -> call.page(jobs("commit_id", find(call).id()), this::job))
                .get(one + "/bridges", call -> call.page(List.<Row>of(), this::job))
                .get(one + "/variables", call -> {
                    find(call);
                    return call.json(200, List.of());
                })
                .get("/projects/:id/jobs", call -> call.page(jobs("project_id", call.project(Levels.GUEST).id()), this::job))
                .get("/projects/:id/jobs/:job_id", call -> call.json(
                        200, job(content.owned("ci_builds", call.path("job_id"), "project_id", call.project(Levels.GUEST), "Job"))));
    }

    private Row find(Call call) {
        return content.owned("ci_pipelines", call.path("pipeline_id"), "project_id", call.project(), "Pipeline");
    }

    private List<Row> rows(Call call) {
        List<Row> rows = new ArrayList<>(content.table("ci_pipelines").where("project_id", call.project().id()));
        for (String name : List.of("status", "ref", "sha", "source")) {
            call.text(name).ifPresent(value -> rows.removeIf(row -> !value.equals(row.get(name))));
        }
        call.choice("order_by", "id", "status", "ref", "updated_at", "user_id");
        Comparator<Row> byId = Comparator.comparingLong(Row::id);
        rows.sort(call.choice("sort", "asc", "desc").orElse("desc").equals("asc") ? byId : byId.reversed());
        return rows;
    }

    private Answer list(Call call) {
        return call.page(rows(call), row -> basic(row).map());
    }

    private Fields basic(Row row) {
        Row project = content.project(row.number("project_id"));
        return Fields.of(row, "id", "iid", "project_id", "sha", "ref", "status", "source", "created_at", "updated_at")
                .put("web_url", content.webUrl(project) + "/-/pipelines/" + row.id())
                .put("name", content.table("ci_pipeline_metadata").first("pipeline_id", row.id()).map(m -> m.get("name")).orElse(null));
    }

    private Map<String, @Nullable Object> whole(Row row) {
        String status = row.textOrNull("status");
        return basic(row)
                .copy(row, "before_sha")
                .flags(row, "tag")
                .copy(row, "yaml_errors")
                .put("user", content.user(row.numberOrNull("user_id")))
                .copy(row, "started_at", "finished_at", "committed_at", "duration")
                .put("queued_duration", null)
                .put("coverage", null)
                .put("detailed_status", Fields.with("icon", "status_" + status).put("text", status).put("label", status).put("group", status).map())
                .put("archived", false)
                .map();
    }

    /** Newest first. */
    private List<Row> jobs(String column, long id) {
        List<Row> rows = new ArrayList<>(content.table("ci_builds").where(column, id));
        rows.sort(Comparator.comparingLong(Row::id).reversed());
        return rows;
    }

    private Map<String, @Nullable Object> job(Row job) {
        Row project = content.project(job.number("project_id"));
        Long stage = job.numberOrNull("stage_id");
        Long pipeline = job.numberOrNull("commit_id");
        return Fields.of(job, "id", "status")
                .put("stage", stage == null ? null : content.table("ci_stages").byId(stage).map(s -> s.get("name")).orElse(null))
                .copy(job, "name", "ref")
                .flags(job, "tag")
                .copy(job, "coverage")
                .flags(job, "allow_failure")
                .copy(job, "created_at", "started_at", "finished_at", "erased_at")
                .put("duration", null)
                .put("queued_duration", null)
                .put("user", content.user(job.numberOrNull("user_id")))
                .put("pipeline", pipeline == null ? null : content.table("ci_pipelines").byId(pipeline)
                        .map(p -> Fields.of(p, "id", "iid", "project_id", "sha", "ref", "status").map()).orElse(null))
                .copy(job, "failure_reason", "artifacts_expire_at")
                .put("web_url", content.webUrl(project) + "/-/jobs/" + job.id())
                .put("artifacts", List.of())
                .put("tag_list", List.of())
                .map();
    }
}
