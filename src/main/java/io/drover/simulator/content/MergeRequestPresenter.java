package io.drover.simulator.content;

import io.drover.simulator.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A merge request as doc/api/merge_requests.md shows it. */
final class MergeRequestPresenter {
    private final Content content;
    private final Issuables issuables;
    private final Milestones milestones;
    private final MergeRequestDiffs diffs;
    private final Notes notes;

    MergeRequestPresenter(Content content) {
        this.content = content;
        this.issuables = new Issuables(content);
        this.milestones = new Milestones(content);
        this.diffs = new MergeRequestDiffs(content);
        this.notes = new Notes(content);
    }

    Map<String, @Nullable Object> simple(Row row) {
        return Fields.of(row, "id", "iid")
                .put("project_id", row.get("target_project_id"))
                .copy(row, "title", "description", "state", "created_at", "updated_at")
                .put("web_url", webUrl(row))
                .map();
    }

    private String webUrl(Row row) {
        return content.webUrl(content.project(row.number("target_project_id"))) + "/-/merge_requests/" + row.get("iid");
    }

    Map<String, @Nullable Object> present(Row row, boolean labelDetails) {
        Row project = content.project(row.number("target_project_id"));
        List<Object> assignees = content.users(content.table("merge_request_assignees").where("merge_request_id", row.id()));
        Fields fields = Fields.of(row, "id", "iid")
                .put("project_id", project.id())
                .copy(row, "title", "description", "state", "created_at", "updated_at");
        outcome(fields, row);
        fields.copy(row, "target_branch", "source_branch")
                .put("user_notes_count", issuables.userNotes("MergeRequest", row))
                .put("upvotes", issuables.votes("MergeRequest", row, "thumbsup"))
                .put("downvotes", issuables.votes("MergeRequest", row, "thumbsdown"))
                .put("author", content.user(row.numberOrNull("author_id")))
                .put("assignees", assignees)
                .put("assignee", assignees.isEmpty() ? null : assignees.getFirst())
                .put("reviewers", content.users(content.table("merge_request_reviewers").where("merge_request_id", row.id())))
                .copy(row, "source_project_id", "target_project_id")
                .put("labels", issuables.labels("MergeRequest", row, labelDetails))
                .put("draft", draft(row))
                .put("imported", row.has("imported_from"))
                .put("imported_from", row.has("imported_from") ? row.get("imported_from") : "none")
                .put("work_in_progress", draft(row))
                .put("milestone", milestones.presentById(row.numberOrNull("milestone_id")))
                .put("merge_when_pipeline_succeeds", false)
                .put("merge_status", row.has("merge_status") ? row.get("merge_status") : "unchecked")
                .put("detailed_merge_status", detailedStatus(row))
                .put("merge_after", null)
                .put("sha", diffs.latest(row).map(d -> d.get("head_commit_sha")).orElse(null))
                .copy(row, "merge_commit_sha", "squash_commit_sha", "discussion_locked")
                .put("should_remove_source_branch", null)
                .put("force_remove_source_branch", removesBranch(row))
                .put("prepared_at", row.get("created_at"))
                .put("allow_collaboration", row.flag("allow_maintainer_to_push"))
                .put("reference", "!" + row.get("iid"))
                .put("references", issuables.references(project, "!", row))
                .put("web_url", webUrl(row))
                .put("time_stats", issuables.timeStats("MergeRequest", row))
                .flags(row, "squash")
                .put("squash_on_merge", row.flag("squash"))
                .put("task_completion_status", Issuables.tasks(row.textOrNull("description")))
                .put("has_conflicts", "cannot_be_merged".equals(row.get("merge_status")))
                .put("blocking_discussions_resolved", resolved(row))
                .copy(row, "approvals_before_merge");
        return fields.map();
    }

    private void outcome(Fields fields, Row row) {
        Optional<Row> metrics = content.table("merge_request_metrics").first("merge_request_id", row.id());
        Object merger = content.user(metrics.map(m -> m.numberOrNull("merged_by_id")).orElse(row.numberOrNull("merge_user_id")));
        boolean merged = row.text("state").equals("merged");
        boolean closed = row.text("state").equals("closed");
        fields.put("merged_by", merged ? merger : null)
                .put("merge_user", merged ? merger : null)
                .put("merged_at", merged ? metrics.map(m -> m.get("merged_at")).orElse(null) : null)
                .put("closed_by", closed ? metrics.map(m -> content.user(m.numberOrNull("latest_closed_by_id"))).orElse(null) : null)
                .put("closed_at", closed ? metrics.map(m -> m.get("latest_closed_at")).orElse(null) : null);
    }

    /** With what only a single merge request shows. */
    Map<String, @Nullable Object> whole(Row row) {
        Fields fields = new Fields().put(present(row, false));
        Optional<Row> latest = diffs.latest(row);
        return fields.put("subscribed", false)
                .put("changes_count", latest.map(d -> d.get("real_size")).orElse(null))
                .put("latest_build_started_at", null)
                .put("latest_build_finished_at", null)
                .put("first_deployed_to_production_at", null)
                .put("pipeline", null)
                .put("head_pipeline", null)
                .put("diff_refs", latest.map(MergeRequestPresenter::refs).orElse(null))
                .copy(row, "merge_error")
                .put("first_contribution", false)
                .put("user", Map.of("can_merge", true))
                .map();
    }

    private static Map<String, @Nullable Object> refs(Row diff) {
        return Fields.with("base_sha", diff.get("base_commit_sha"))
                .put("head_sha", diff.get("head_commit_sha"))
                .put("start_sha", diff.get("start_commit_sha"))
                .map();
    }

    static boolean draft(Row row) {
        return row.flag("draft") || row.text("title").matches("(?i)\\s*(\\[draft]|\\(draft\\)|draft:).*");
    }

    private static boolean removesBranch(Row row) {
        return row.get("merge_params") instanceof Map<?, ?> params && "1".equals(String.valueOf(params.get("force_remove_source_branch")));
    }

    boolean resolved(Row row) {
        return notes.of("MergeRequest", row).stream().filter(Notes::resolvable).allMatch(note -> note.has("resolved_at"));
    }

    private String detailedStatus(Row row) {
        if (!row.text("state").equals("opened")) {
            return "not_open";
        }
        if (draft(row)) {
            return "draft_status";
        }
        String status = row.textOrNull("merge_status");
        return switch (status == null ? "unchecked" : status) {
            case "can_be_merged" -> "mergeable";
            case "cannot_be_merged" -> "conflict";
            default -> "unchecked";
        };
    }
}
