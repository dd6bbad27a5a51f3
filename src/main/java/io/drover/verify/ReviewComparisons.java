package io.drover.verify;

import static io.drover.verify.Comparison.Key.SAME;
import static io.drover.verify.PlanningComparisons.DISCUSSION;
import static io.drover.verify.PlanningComparisons.EMOJI;
import static io.drover.verify.PlanningComparisons.LABEL_EVENT;
import static io.drover.verify.PlanningComparisons.MILESTONE_EVENT;
import static io.drover.verify.PlanningComparisons.STATE_EVENT;
import static io.drover.verify.Reasons.CLOCK;
import static io.drover.verify.Reasons.DERIVED;
import static io.drover.verify.Reasons.ID;
import static io.drover.verify.Reasons.INSTANCE;
import static io.drover.verify.Reasons.ORIGIN;
import static io.drover.verify.Reasons.TOUCHED;
import static io.drover.verify.Reasons.URL;
import static io.drover.verify.Reasons.VIEWER;
import static io.drover.verify.Shape.shape;

import io.drover.model.Relations;
import java.util.List;

/** Merge requests, approval rules, commit comments (doc/api/merge_requests.md, merge_request_approvals.md, commits.md). */
final class ReviewComparisons {
    private static final Shape VERSION = shape().values("head_commit_sha", "base_commit_sha", "start_commit_sha")
            .ignore(ID, "id", "merge_request_id")
            .ignore(TOUCHED, "created_at")
            .ignore(DERIVED, "state", "real_size", "patch_id_sha")
            .done();

    static final Shape MERGE_REQUEST = shape().values("iid", "title")
            .texts("description")
            .values("state", "source_branch", "target_branch", "sha", "merge_commit_sha", "squash_commit_sha")
            .flags("draft", "squash", "discussion_locked")
            .sets("labels")
            .named("milestone")
            .user("author", "merge_user", "closed_by")
            .users("assignees", "reviewers", "approved_by")
            .times("created_at", "merged_at", "closed_at")
            .values("time_stats.time_estimate", "time_stats.total_time_spent")
            .records("versions", "version", VERSION, "head_commit_sha")
            .records("discussions", "discussion", DISCUSSION, "id", "notes.0.created_at")
            .records("award_emoji", "emoji", EMOJI, "name")
            .records("resource_label_events", "label event", LABEL_EVENT, "created_at")
            .records("resource_state_events", "state event", STATE_EVENT, "created_at")
            .records("resource_milestone_events", "milestone event", MILESTONE_EVENT, "created_at")
            .ignore(ID, "id", "project_id", "source_project_id", "target_project_id")
            .ignore(URL, "web_url", "references", "reference", "_links")
            .ignore(TOUCHED, "updated_at", "prepared_at")
            .ignore("GitLab never keeps it over an import", "merge_when_pipeline_succeeds", "merge_after", "merge_error", "rebase_in_progress")
            .ignore(DERIVED, "user_notes_count", "upvotes", "downvotes", "changes_count", "has_conflicts", "diff_refs", "diverged_commits_count")
            .ignore(DERIVED, "task_completion_status", "blocking_discussions_resolved", "assignee", "work_in_progress", "merged_by")
            .ignore(DERIVED, "merge_status", "detailed_merge_status", "overflow", "allow_collaboration", "allow_maintainer_to_push")
            .ignore(DERIVED, "squash_on_merge", "first_contribution", "approvals_before_merge", "commits_count")
            .ignore("pipelines are compared on their own", "pipeline", "head_pipeline")
            .ignore(CLOCK, "latest_build_started_at", "latest_build_finished_at", "first_deployed_to_production_at")
            .ignore(INSTANCE, "should_remove_source_branch", "force_remove_source_branch")
            .ignore(VIEWER, "subscribed", "user")
            .ignore(ORIGIN, "imported", "imported_from")
            .done();

    private static final Shape APPROVAL_RULE = shape().values("name", "rule_type", "report_type", "approvals_required")
            .flags("applies_to_all_protected_branches")
            .users("users")
            .sets("groups", "protected_branches")
            .ignore(ID, "id")
            .ignore(DERIVED, "eligible_approvers", "contains_hidden_groups", "overridden")
            .done();

    static final List<Comparison> ALL = List.of(
            new Comparison(Relations.MERGE_REQUESTS, SAME, MERGE_REQUEST),
            new Comparison(Relations.GROUP_APPROVAL_RULES, SAME, APPROVAL_RULE),
            new Comparison(Relations.APPROVAL_RULES, SAME, APPROVAL_RULE),
            new Comparison(Relations.COMMIT_NOTES, SAME, DISCUSSION));

    private ReviewComparisons() {}
}
